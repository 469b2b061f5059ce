"""Which pieces of an owner list are units."""

import pytest

from graph.lexicons import looks_like_group, looks_like_unit, strip_tail

UNITS = """
市科协 市工商联 市科技局 省农科院 市社科院 二七区 中原科技城管委会 高新区 郑州高新区管委会 市委宣传部（市文明办）
市工信局等部门 各县（市、区）人民政府 各区县(市)政府 各有关部门 有关单位 市直有关部门 成员单位 国网郑州供电公司
郑州大学 河南省科学院 市大数据中心 中国移动河南公司 郑州银行 中国联通郑州分公司 市城发集团 省通信管理局 市人大常委会
市政协 市委 市政府 国家发展改革委 科技部 团市委 市委编办 市智慧城市运行中心 市科技创新委员会办公室 各高校
省直有关单位 各省、自治区、直辖市人民政府 市公安局交警支队 市轨道集团 郑州地铁集团有限公司 市疫情防控指挥部
各街道办事处 郑州海关 人民银行郑州中心支行 市消防救援支队 工业和信息化部 中科院 国铁集团 市教体局 财政部 国家能源局
中原区 各市县人民政府 各开发区管委会 农业农村部 相关部门和单位 国务院国资委 中国证监会 发改委 市属国有企业 市法院
市检察院 各区（市）县政府 各县市区 市级有关部门 自治区党委组织部 宁波海事局 安徽证监局 经济运行局 自治区发展改革委
地方各级人民政府 国务院有关部门 沿海设区市 发展循环经济工作部际联席会议 领导小组办公室 党政办公室 大数据中心 管委会
北方稀土（集团） 国网福建电力 市重点工程建设服务中心 平潭综合实验区 推进政府职能转变协调小组
大兴安岭行署 珙县政府 肃北县 地方主管部门 工业和信息化部电子信息司 建设发展局 招商中心 大集镇 青菏街道
""".split()
WORDS = """
高校院所 数据中心 研发中心 企业 推进政务服务中心建设 建设数据中心 工程研究中心 龙头企业 新型研发机构 科研院所
技术创新中心 国家实验室 重点实验室 2025年 完成时限 长期坚持 持续推进 创新主体 产业集群 智能终端 国家级平台
国家中心城市 高新技术企业 金融机构 检测中心 行业协会 高等院校 创新平台 孵化器 人才公寓 办公 统筹推进 会展中心
产业研究院 国家 市场 市级 城市 居委 区域 全市 科技 一批研究院 新能源汽车 5G基站 信息技术 政务服务 政府 党委 示范区
数字政府 医院 学校 上市公司 商业银行 落实 各类人才 各项任务 有关规定 相关产业 各方面 城区 各环节 中原科技城 到2025年
社会资本 文化旅游 基础研究 空间布局 发展格局 服务大局 建立健全领导小组 成立工作专班 组织领导
推动成立领导小组 促进各地建立联席会议 综合实验区 大数据 建设服务中心 沿海 地方特色
特色小镇 城镇 重点镇 中心镇 贫困县 示范县
""".split()


@pytest.mark.parametrize("name", UNITS)
def test_looks_like_unit_takes_units(name):
    assert looks_like_unit(name)


@pytest.mark.parametrize("name", WORDS)
def test_looks_like_unit_refuses_words(name):
    assert not looks_like_unit(name)


@pytest.mark.parametrize("name", ["各有关部门", "各县（市、区）人民政府", "各区县(市)政府", "市直有关单位", "成员单位", "地方各级人民政府", "沿海设区市", "国务院有关部门"])
def test_looks_like_group_takes_groups(name):
    assert looks_like_group(name)


@pytest.mark.parametrize("name", ["市科技局", "二七区", "郑州高新区管委会", "市委宣传部", "中国科协"])
def test_looks_like_group_refuses_units(name):
    assert not looks_like_group(name)


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("市委宣传部（市文明办）", "市委宣传部"),
        ("市发展改革委(市大数据局)等部门", "市发展改革委"),
        ("市工信局等", "市工信局"),
        ("各县（市、区）", "各县（市、区）"),
        ("市科技局", "市科技局"),
    ],
)
def test_strip_tail_keeps_the_first_name(name, core):
    assert strip_tail(name) == core
