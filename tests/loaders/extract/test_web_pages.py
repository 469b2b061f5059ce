"""What pages of governments and papers carry around and inside their texts (public pages of 2006-2025, read as a probe): one point a case."""

from __future__ import annotations

import pytest

from graph.records import DocumentFacts
from loaders.cleaning import clean
from loaders.readers import read_bytes
from tests.loaders.extract.test_figures import GOALS, TASKS, facts, observations, supports, targets

NO_HEAD = ""


def owners(found: DocumentFacts) -> list[list[tuple[str, str]]]:
    return [[(owner.name, owner.role.value) for owner in task.responsible] for task in found.tasks]


def test_a_lone_point_with_owners_below_it_is_the_task():
    head = "吉安市青原区2023年重点工作分工方案\n吉青府办〔2023〕3号\n\n一、预期目标\n1.地区生产总值增长7%。\n牵头单位：区发改局\n2.工业投资增长9%。\n牵头单位：区工信局\n"
    found = facts("", "二、推进项目建设\n3.谋划亿元以上项目40个，新开工25个。\n牵头单位：区发改局\n", head=head)
    assert [task.number for task in found.tasks] == ["1", "2", "3"]


def test_fields_and_points_of_a_page_stay_apart_from_the_notice():
    head = (
        "区人民政府办公室关于印发2024年区《政府工作报告》主要任务分解方案的通知\n\n2024-01-09 10:00 区人民政府办公室\n"
        "索 引 号 MB1530000/2024-00001 发文日期 2024-01-08\n发布机构 区人民政府办公室 文    号 蔡政办〔2024〕2号\n\n各街道办事处、乡人民政府，区直各部门：\n\n"
        "2024年《区〈政府工作报告〉主要任务分解方案》已经区人民政府同意，现印发给你们，并就有关事项通知如下：\n\n"
        "一、各单位要制定方案，并于2024年2月1日前报送。\n\n二、区绩效办负责考核。\n\n蔡甸区人民政府办公室\n\n2024年1月8日\n\n\n2024年区《政府工作报告》主要任务分解方案\n\n"
    )
    found = facts("", "一、主要目标\n\n（一）地区生产总值增长7%以上\n\n责任单位：区发展和改革局\n\n（二）工业投资增长12%以上\n\n责任单位：区科技和经信局\n", head=head)
    assert found.head.doc_number == "蔡政办〔2024〕2号" and found.head.issuers == ("蔡甸区人民政府办公室",) and found.head.area.county == "蔡甸区"
    assert owners(found) == [[("区发展和改革局", "responsible")], [("区科技和经信局", "responsible")]]


def test_a_report_looks_back_under_a_heading_without_a_number():
    head = "政府工作报告\n——2024年1月16日在上高县第十八届人民代表大会\n第四次会议上\n上高县人民政府县长 某某\n各位代表：\n现在，我代表上高县人民政府，向大会报告工作，请予审议。\n2023年工作回顾\n"
    body = "预计实现地区生产总值310亿元，增长6%；固定资产投资增长8%。\n2024年工作安排\n今年主要预期目标是：地区生产总值增长7%左右。\n一、突出项目带动\n实施重点项目90个。\n"
    found = facts("", body, head=head)
    assert found.head.written == "2024-01-16" and found.head.area.county == "上高县"
    assert [(o.indicator, o.value, o.year) for o in found.observations] == [
        ("地区生产总值", 310, 2023), ("地区生产总值增长", 6, 2023), ("固定资产投资增长", 8, 2023),
    ]  # fmt: skip
    assert [(t.indicator, t.value, t.year) for t in found.targets] == [("地区生产总值增长", 7, 2024), ("重点项目", 90, 2024)]
    assert [task.title for task in found.tasks] == ["突出项目带动"]


def test_a_report_without_title_or_date_is_of_the_year_behind_its_review():
    body = "各位代表：\n现在，我代表上高县人民政府，向大会报告工作。\n2023年工作回顾\n预计实现财政收入41亿元。\n2024年工作安排\n全年新建学校3所。\n"
    found = facts("", body, head=NO_HEAD)
    assert found.head.title is None
    assert [(o.indicator, o.year) for o in found.observations] == [("财政收入", 2023)]
    assert [(t.indicator, t.year) for t in found.targets] == [("新建学校", 2024)]


def test_a_section_that_opens_with_the_plan_before_tells_what_was_done():
    head = "上高县国民经济和社会发展\n第十四个五年规划和2035年\n远景目标纲要\n上高县人民政府\n2021年5月\n\n第一章 开启新征程\n第一节 迈上新台阶\n"
    body = "“十三五”时期，全县经济较快发展，财政收入由2015年的30亿元提高到2020年的45亿元。规模以上工业企业达到210家。\n第二章 发展目标\n到2025年，规模以上工业企业达到300家。\n"
    found = facts("", body, head=head)
    assert found.head.title == "上高县国民经济和社会发展第十四个五年规划和2035年远景目标纲要"
    assert [(o.value, o.year) for o in found.observations] == [(30, 2015), (45, 2020), (210, 2020)]
    assert [t.value for t in found.targets] == [300] and found.tasks == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("牵头单位：市发改委（数据局）；责任单位：市工信局、财政局", [("市发改委（数据局）", "lead"), ("市工信局", "support"), ("财政局", "support")]),
        ("责任单位：市发改委、市财政局（第一责任单位为牵头单位，下同）", [("市发改委", "lead"), ("市财政局", "responsible")]),
        ("（省能源局、省水利厅按职责分工负责，各市、州、直管市及神农架林区人民政府落实）",
         [("省能源局", "responsible"), ("省水利厅", "responsible"), ("各市、州、直管市及神农架林区人民政府", "responsible")]),
    ],
)  # fmt: skip
def test_owners(line, expected):
    sep = "" if line.startswith("（") else "\n"
    assert owners(facts("", f"一、重点任务\n1.降低用能成本。推进改革。{sep}{line}\n2.完善机制。建立制度。\n")) [0] == expected


def test_a_table_of_fields_of_work_with_offices():
    head = "某市教育实验区任务清单\n\n序号\t项目\t任务内容\t完成时间\t责任科室\n1\t课程建设\t全市课程数量达到学校总数的百分之六十。\t2026年年底前\t市教体局基础教育科\n"
    found = facts("", "2\t校园建设\t实现21处学校网络覆盖。\t2025年年底前\t市教体局信息中心", head=head)
    assert [(task.path, task.deadline) for task in found.tasks] == [(("课程建设",), "2026"), (("校园建设",), "2025")]
    assert owners(found) == [[("市教体局基础教育科", "responsible")], [("市教体局信息中心", "responsible")]] and found.projects == ()


def test_each_work_has_its_own_cost():
    found = facts(TASKS, "加快总投资129亿元的甲河至乙城高速公路、总投资104亿元的丙河新灌区工程建设。引进总投资21亿元的宁时锂盐生产项目。").projects
    assert [(project.name, [fact.value for fact in project.facts]) for project in found] == [
        ("甲河至乙城高速公路", [129]), ("丙河新灌区工程", [104]), ("宁时锂盐生产项目", [21]),
    ]  # fmt: skip


def test_signed_works_of_a_list():
    head = "开发区项目集中签约\n来源：江南日报\n"
    body = "29日，宜春经开区举行集中签约活动。签约了包括华光国际科技产业园、侨城温泉小镇、欧诺芯片测试设备生产基地等一批战略性新兴产业项目。集中开工的43个项目，总投资257亿元。"
    found = facts("", body, head=head)
    assert [project.name for project in found.projects][:3] == ["华光国际科技产业园", "侨城温泉小镇", "欧诺芯片测试设备生产基地"]
    assert [(o.value, o.unit) for o in found.observations] == [(43, "个"), (257, "亿元")] and found.targets == ()


def test_what_was_announced_lately_is_still_ahead():
    head = "宜春市投资攻坚\n2022-3-29 08:53| 编辑: 甲 | 来自: 宜春日报\n"
    found = facts("", "近日，《宜春市有效投资方案》印发，明确了今年总体目标——全市固定资产投资增长15%。", head=head)
    assert [(t.indicator, t.value, t.year) for t in found.targets] == [("固定资产投资增长", 15, 2022)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("到2026年，开通至周边机场2-3条短途运输航线、100条以上无人机航线。",
         [("至周边机场短途运输航线", "eq", 2, "条", 2026), ("无人机航线", "ge", 100, "条", 2026)]),
        ("到2026年，打造省级综合服务站和3个以上市级服务平台。", [("市级服务平台", "ge", 3, "个", 2026)]),
        ("到2026年，建成10个达到国家4A级景区标准的田园综合体。", [("达到国家4A级景区标准的田园综合体", "eq", 10, "个", 2026)]),
    ],
)  # fmt: skip
def test_what_is_counted(body, expected):
    assert targets(GOALS, body) == expected


def test_numbers_that_are_no_aims():
    assert targets(TASKS, "通过构建服务网、航线网、设施网等3张网，完善体系。以18个贫困县为重点。") == []
    assert targets(TASKS, "对科技含量高的项目，投资总额在1亿元以上，给予投资额5%的补助。") == []


def test_rates_of_support():
    assert supports("对大型企业按上年度实际缴纳失业保险费的30%返还；对中小微企业按60%返还。")[0] == (30, "%", "exact")
    assert supports("对重点项目的补助比例可适当放大，最高不超过20%，补助资金最高不超过4000万元。") == [(20, "%", "max"), (4000, "万元", "max")]


def test_what_a_paper_is_made_for():
    head = "宜春市推进人工智能产业若干措施\n宜府发〔2025〕3号\n\n为贯彻国家部署，建成1个赋能中心，部署10个以上行业模型，更好支撑创新之城建设，现制定如下措施。\n"
    found = facts("", "一、强化供给\n（一）打造赋能中心。统筹算力资源。\n", head=head)
    assert [(t.indicator, t.op.value, t.value) for t in found.targets] == [("赋能中心", "eq", 1), ("行业模型", "ge", 10)]


def test_names_of_parks():
    text = "推进空港、南沙、黄埔三大国际枢纽物流园区建设。支持保定国家高新区发展。首 页 区县招商 产业园区 新闻中心。在第七次工作经验交流会暨新区推动会上。"
    assert [park.name for park in facts(TASKS, text, head="保定市行动计划\n\n").parks] == ["保定国家高新区"]


def test_joint_issuers_on_a_short_line():
    head = "湖北省协同实施方案\n\n湖北省生态环境厅 湖北省发展和改革委员会\n湖北省交通运输厅 湖北省农业农村厅\n2022年12月5日\n\n"
    assert facts("", "一、任务\n（一）强化管控。完善制度。\n", head=head).head.issuers == (
        "湖北省生态环境厅", "湖北省发展和改革委员会", "湖北省交通运输厅", "湖北省农业农村厅",
    )  # fmt: skip


def test_growth_said_behind_a_number_makes_it_a_fact():
    assert [(value, unit) for _, _, value, unit, _ in observations("", "2021年，全省开发区实现税收收入644亿元，同比增长17%。")] == [(644, "亿元"), (17, "%")]


def test_a_point_that_is_one_sentence_says_who_acts():
    body = "一、主要任务\n（一）举办展销活动\n1.由区商贸旅游局牵头，全面负责活动的组织实施。\n2.此项活动由区商贸旅游局、长延堡街办共同组织实施。\n"
    assert owners(facts("", body)) == [[("区商贸旅游局", "lead")], [("区商贸旅游局", "responsible"), ("长延堡街办", "responsible")]]


def test_the_section_that_put_a_paper_on_the_web_has_not_issued_it():
    head = "广元市人民政府办公室关于贯彻落实三年行动方案的通知\n\n发布机构：市发展改革委社会发展和就业分配科 发布时间： 2020-11-25 11:30 字体： [ ]\n\n"
    found = facts("", "一、任务\n（一）打造消费集聚区。到2022年，创建国家级旅游度假区1个，建设美丽乡村精品村50个。（责任单位：市商务局）\n", head=head)
    assert found.head.issuers == ("广元市人民政府办公室",) and found.head.published == "2020-11-25"
    assert [place.name for place in found.places] == ["广元市"]
    assert [(t.subject, t.value) for t in found.targets] == [("广元市", 1), ("广元市", 50)]


def test_a_flash_of_an_agency_is_news():
    head = "上海奉贤：力争到2027年新引进项目超过15个\n\n来源：某7x24快讯\n\n2025-07-10 11:16:29\n\n"
    found = facts("", "上海市奉贤区人民政府办公室印发《奉贤区新材料行动方案（2025-2027）》，其中提到，到2027年，力争新引进亿元以上项目超过15个。\n", head=head)
    assert found.head.status.value == "news" and found.tasks == ()
    assert [(t.value, t.year) for t in found.targets if t.year] == [(15, 2027)]


def test_fields_in_square_brackets():
    head = (
        "您当前的位置： 首页 > 政务公开\n\n[ 索引号 ] 115002320086900349/2024-00029 [ 发文字号 ] 武隆府办发〔2024〕9号\n[ 主题分类 ] 其他 [ 体裁分类 ] 其他公文\n"
        "[ 成文日期 ] 2024-03-04 [ 发布日期 ] 2024-03-05\n\n重庆市武隆区人民政府办公室关于做好2024年全区实事工作的通知\n\n"
    )
    found = facts("", "一、组织实施\n（一）修路。年内修好。（区交通局负责）\n", head=head).head
    assert (found.doc_number, found.written, found.published) == ("武隆府办发〔2024〕9号", "2024-03-04", "2024-03-05")
    assert found.title == "重庆市武隆区人民政府办公室关于做好2024年全区实事工作的通知" and found.period == (2024, 2024)


def test_a_shared_group_of_governments_of_all_levels():
    body = "一、重点任务\n1.健全制度。（责任单位：省公安厅。以下任务均需各市州、县市区人民政府落实，不再列出）\n2.促进就业。开展培训。（责任单位：省财政厅）\n"
    assert owners(facts("", body))[1] == [("省财政厅", "responsible"), ("各市州、县市区人民政府", "responsible")]


def test_what_is_spent_within_a_plan():
    assert targets(TASKS, "安排重大建设项目33个，“十四五”计划投资1218亿元。") == [
        ("重大建设项目", "eq", 33, "个", None), ("重大建设项目投资", "eq", 1218, "亿元", 2025),
    ]  # fmt: skip


def test_a_work_of_a_box_that_the_text_names_first():
    body = "依托重庆大学建设超瞬态实验装置，总投资15亿元。建设重庆国际生物城。\n专栏3 重大设施\n1.超瞬态实验装置。建设地点：金凤片区，总投资15亿元。\n2.种质大科学中心。由西南大学建设，建筑面积8万平方米。\n"
    found = facts(TASKS, body, head="重庆市行动计划\n\n")
    assert [(project.name, project.box) for project in found.projects] == [("超瞬态实验装置", "重大设施"), ("种质大科学中心", "重大设施")]
    assert [park.name for park in found.parks] == ["重庆国际生物城"]


@pytest.mark.parametrize(
    ("title", "county"),
    [("镇沅县出台措施推动工业发展", "镇沅彝族哈尼族拉祜族自治县"), ("上海奉贤：力争到2027年产值达到600亿元", "奉贤区")],
)
def test_the_county_a_headline_names_short(title, county):
    assert facts("", "近日，有关部门印发方案，到2027年，产值达到600亿元。", head=f"{title}\n\n来源：某报\n\n").head.area.county == county


def test_signs_of_points_divide_lines_and_signs_of_leads_stay():
    body = "一、重点任务\n■ 科技类安排正式项目62项，重点围绕国家部署和本市战略促进三大先导产业发展\n■ 民生类安排正式项目29项，聚焦教育医疗卫生和文化体育设施建设\n· 生态类安排正式项目13项\n"
    found = facts("", body).targets
    assert [(target.indicator, target.value) for target in found] == [("科技类安排正式项目", 62), ("民生类安排正式项目", 29), ("生态类安排正式项目", 13)]
    assert clean(read_bytes("a.txt", "▲市工信局、市商务局\n".encode(), sandbox=False))[0].text.startswith("▲")
