"""What division papers, plans of cities and reports on them write: one point a case."""

from __future__ import annotations

import pytest

from tests.loaders.extract.test_figures import GOALS, TASKS, facts, targets

HEAD = "武汉市2024年重点工作任务\n\n武政〔2024〕4号\n\n武汉市人民政府\n2024年2月28日\n\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("到2025年，光电子、新能源与智能网联汽车、北斗三大优势产业营收分别达到900亿元、450亿元、70亿元。",
         [("光电子产业营收", "eq", 900, "亿元", 2025), ("新能源与智能网联汽车产业营收", "eq", 450, "亿元", 2025), ("北斗产业营收", "eq", 70, "亿元", 2025)]),
        ("到2025年，力争形成先进材料、轻纺2个万亿级产业集群，显示、医药、储能3个千亿级产业集群。",
         [("万亿级产业集群", "eq", 2, "个", 2025), ("千亿级产业集群", "eq", 3, "个", 2025)]),
        ("到2025年，高新技术企业净增1500家、总数突破9000家。",
         [("高新技术企业净增", "eq", 1500, "家", 2025), ("高新技术企业总数", "gt", 9000, "家", 2025)]),
        ("到2025年，新签约亿元以上项目不少于120个、总投资不少于1500亿元。",
         [("新签约亿元以上项目", "ge", 120, "个", 2025), ("新签约亿元以上项目总投资", "ge", 1500, "亿元", 2025)]),
        ("发挥总规模不低于200亿元的产业母基金作用。", []),
        ("深化5个价格改革试点城市的试点工作。", []),
        ("落实《支持海洋经济发展15条政策》。算力达到百亿亿次。电厂三期2×66万千瓦机组10月底封顶，沉陷区100万千瓦漂浮式光伏12月底并网。", []),
        ("到2025年，化学需氧量、氨氮排放总量比2020年分别下降8%、10%以上。",
         [("化学需氧量排放总量比2020年下降", "eq", 8, "%", 2025), ("氨氮排放总量比2020年下降", "ge", 10, "%", 2025)]),
        ("到2025年，新能源汽车销售量达到汽车销售总量的20%左右。", [("新能源汽车销售量占汽车销售总量", "approx", 20, "%", 2025)]),
        ("到2025年，智能电网、新能源汽车产业主营业务收入分别达到400亿元和150亿元。",
         [("智能电网产业主营业务收入", "eq", 400, "亿元", 2025), ("新能源汽车产业主营业务收入", "eq", 150, "亿元", 2025)]),
        ("到2025年，以省为单位力争90%以上的县（市）基本建成医共体，实现95%以上县（市）30分钟上高速。",
         [("县（市）基本建成医共体", "ge", 90, "%", 2025), ("县（市）30分钟上高速", "ge", 95, "%", 2025)]),
        ("居民医保人均财政补助标准提高30元、达到每人每年不低于670元。",
         [("居民医保人均财政补助标准提高", "eq", 30, "元", None), ("居民医保人均财政补助标准", "ge", 670, "元", None)]),
        ("新建公园绿地50个，面积不少于60公顷，新增高速公路1200公里，其中完成改扩建350公里。",
         [("新建公园绿地", "eq", 50, "个", None), ("新建公园绿地面积", "ge", 60, "公顷", None),
          ("新增高速公路", "eq", 1200, "公里", None), ("改扩建高速公路", "eq", 350, "公里", None)]),
        ("建成标准厂房50万平方米，其中2024年20万平方米。", [("标准厂房", "eq", 500000, "平方米", None), ("标准厂房", "eq", 200000, "平方米", 2024)]),
    ],
)  # fmt: skip
def test_aims(body, expected):
    assert targets(TASKS, body) == expected


def test_what_stands_behind_the_units_is_no_part_of_their_names():
    body = "1.稳增长。（市经信局、市发改委分别牵头，各区人民政府落实）\n2.促升级。（牵头单位：市经信局、市资源规划局（按职责分工））\n3.建线路12条（含支线段）、车站9座，打通卡点。（市城建局负责）\n"
    tasks = facts("一、重点任务\n", body, head=HEAD).tasks
    assert [[(owner.name, owner.role.value) for owner in task.responsible] for task in tasks] == [
        [("市经信局", "lead"), ("市发改委", "lead"), ("各区人民政府", "responsible")],
        [("市经信局", "lead"), ("市资源规划局", "lead")],
        [("市城建局", "responsible")],
    ]
    assert tasks[2].title == "建线路12条（含支线段）、车站9座，打通卡点"


def test_works_of_a_list_that_counts_them():
    body = "加快华光t5、大江存储二期、米家电器工厂等200个亿元以上工业项目建设。推进污水处理、轨道交通、垃圾焚烧等10个项目建设。"
    assert [project.name for project in facts(TASKS, body, head=HEAD).projects] == ["华光t5", "大江存储二期", "米家电器工厂"]


def test_lines_of_a_metro_and_phases_that_begin():
    body = "开工建设轨道交通12号线（武昌段）、6号线三期，建成通车19号线。推动时代动力电池一期满产，迪迪电池二期投产，大伟新材料西部基地建成。"
    assert [project.name for project in facts(TASKS, body, head=HEAD).projects] == [
        "轨道交通12号线（武昌段）", "6号线三期", "19号线", "时代动力电池一期", "迪迪电池二期", "大伟新材料西部基地",
    ]  # fmt: skip


def test_whom_an_official_speaks_for():
    head = "武汉开发区加快项目建设\n长江日报 2024年6月6日\n"
    found = facts("", "记者6月5日获悉，东湖高新区管委会主任表示，力争今年规上工业产值突破1500亿元。武汉今年目标为2万亿元。", head=head)
    assert [(target.subject, target.value) for target in found.targets][:1] == [("东湖高新区", 1500)]


def test_grades_name_no_park():
    assert facts(GOALS, "到2025年建成3000亿级工业园区。", head=HEAD).parks == ()


def test_a_table_of_groups_by_years_and_the_date_before_the_annexes():
    head = (
        "厦门市先进制造业倍增计划（2022—2026年）\n\n一、工作目标\n到2026年，新增上市企业30家。\n二、保障措施\n"
        "（一）加强领导。市工信局负责日常工作。\n\n厦门市人民政府\n2022年5月20日\n\n附件\n重点产业链群目标表\n单位：亿元\n"
        "产业链群\t2021年产值\t2024年目标\t2026年目标\t牵头单位\n平板显示\t1570\t2000\t2600\t市工信局\n"
        "新能源\t268\t1000\t2000\t市发改委\n生物医药\t902\t1300\t1800\t市科技局\n合计\t2740\t4300\t6400\t\n"
    )
    found = facts("", "", head=head)
    assert found.head.written == "2022-05-20"
    aims = [(target.indicator, target.value, target.unit, target.year) for target in found.targets if target.unit == "亿元"]
    assert aims[:2] == [("平板显示产值", 2000, "亿元", 2024), ("平板显示产值", 2600, "亿元", 2026)]
    assert aims[-1] == ("产值", 6400, "亿元", 2026)
    assert next((o.indicator, o.value, o.year) for o in found.observations) == ("平板显示产值", 1570, 2021)


def test_a_zone_speaks_of_itself_and_a_task_of_its_industry():
    head = "常德高新技术产业开发区行动计划（2023—2025年）\n\n一、发展现状\n2022年，园区实现技工贸总收入620亿元，规模工业增加值增长9%。\n"
    body = "二、重点任务\n1.做强装备制造产业。到2025年产值达到300亿元。（产业发展局牵头）\n2.严格考核。由党群工作部牵头，产业发展局配合，每月调度。\n本计划自发布之日起施行，由市科技局会同市财政局负责解释。\n"
    found = facts("", body, head=head)
    assert [(o.subject, o.indicator, o.value) for o in found.observations] == [
        ("常德高新技术产业开发区", "技工贸总收入", 620), ("常德高新技术产业开发区", "规模工业增加值增长", 9),
    ]  # fmt: skip
    assert [(target.subject, target.indicator) for target in found.targets] == [("常德高新技术产业开发区", "装备制造产业产值")]
    assert [[(owner.name, owner.role.value) for owner in task.responsible] for task in found.tasks] == [
        [("产业发展局", "lead")], [("党群工作部", "lead"), ("产业发展局", "support")],
    ]  # fmt: skip


def test_the_line_that_says_where_a_report_is_from_dates_it():
    head = "滁州：光伏产业加快发展\n来源：滁州日报　时间：2023-11-08 08:30　作者：记者 王某\n"
    found = facts("", "本报讯 （记者王某）今年前三季度，全市光伏产业实现产值912亿元，光伏玻璃、组件产能分别占全国的17%、8%。", head=head)
    assert found.head.published == "2023-11-08"
    assert [(o.indicator, o.value, o.year) for o in found.observations] == [
        ("光伏产业实现产值", 912, 2023), ("光伏玻璃产能占全国", 17, 2023), ("组件产能占全国", 8, 2023),
    ]  # fmt: skip


def test_railways_roads_and_rebuilt_houses():
    body = (
        "建成京唐（京滨）城际、雄商高铁河北段，规划研究津承城际、邯黄铁路复线。推进铁路、公路、水运网建设。实施京德高速二期、荣乌高速新线等项目。"
        "实施市一院二期扩建、市妇保院迁建。隆基滁州三期、日升5GW组件项目等正在加快建设。以中联智能工厂、飞沃扩产项目为重点。"
        "建设曹妃甸港区码头二期，黄骅港航道改造提升工程（总投资36.8亿元，疏浚里程62公里）。"
    )
    found = facts(TASKS, body, head=HEAD).projects
    assert [project.name for project in found] == [
        "京唐（京滨）城际", "雄商高铁河北段", "津承城际", "邯黄铁路复线", "京德高速二期", "荣乌高速新线", "市一院二期扩建", "市妇保院迁建",
        "隆基滁州三期", "日升5GW组件项目", "中联智能工厂", "飞沃扩产项目", "黄骅港航道改造提升工程",
    ]  # fmt: skip
    assert [fact.value for fact in found[-1].facts][:1] == [36.8]


def test_a_port_in_a_box_lists_its_works():
    body = "加快建设。\n专栏2 港口重点工程\n1.唐山港：续建京唐港区集装箱泊位，新建三港池通用码头。\n2.黄骅港：新建综合港区集装箱码头一期（4个泊位），总投资42亿元。\n"
    assert {"京唐港区集装箱泊位", "三港池通用码头", "综合港区集装箱码头一期（4个泊位）"} <= {p.name for p in facts(TASKS, body, head=HEAD).projects}


def test_quarters_of_offices_and_brackets_are_no_parks():
    head = "嘉兴市2024年工作要点\n\n嘉政〔2024〕4号\n\n嘉兴市人民政府\n2024年2月28日\n\n"
    body = "由自然资源局高新区分局、经开区〔国际商务区〕管委会落实。"
    assert [park.name for park in facts(TASKS, body, head=head).parks if park.name != "经开区"] == []


def test_a_line_of_duties_names_the_units_and_ends_where_a_sentence_begins():
    body = (
        "（一）建设算力。加快集群建设。\n责任分工：省发展改革委、省工业和信息化厅，韶关市、广州市人民政府。\n"
        "（二）降低成本。发放算力券。\n责任分工：省工业和信息化厅牵头，省财政厅配合，各地级以上市人民政府参加。\n"
        "（三）赋能制造。推动转型。\n责任分工：省科技厅；各地级以上市人民政府要在2024年3月底前制定方案，报省工业和信息化厅备案。\n"
    )
    head = "广东省人工智能实施意见\n\n粤府〔2023〕90号\n\n广东省人民政府\n2023年11月3日\n\n"
    tasks = facts("一、重点任务\n", body, head=head).tasks
    assert [[(owner.name, owner.role.value) for owner in task.responsible] for task in tasks] == [
        [("省发展改革委", "responsible"), ("省工业和信息化厅", "responsible"), ("韶关市", "responsible"), ("广州市人民政府", "responsible")],
        [("省工业和信息化厅", "lead"), ("省财政厅", "support"), ("各地级以上市人民政府", "support")],
        [("省科技厅", "responsible")],
    ]


def test_a_paper_on_two_years_tells_of_the_first():
    head = "成都高新区2023年工作总结和2024年工作安排\n"
    body = "一、2023年主要工作\n2023年，规上工业增加值增长4.5%。高新技术企业突破4700家。\n二、2024年工作安排\n（一）建圈强链。力争产业规模突破6500亿元。牵头部门：产业局。\n"
    found = facts("", body, head=head)
    assert [task.title for task in found.tasks] == ["建圈强链"]
    assert [(target.value, target.year) for target in found.targets] == [(6500, 2024)]
    assert [(o.value, o.year) for o in found.observations] == [(4.5, 2023), (4700, 2023)]


def test_how_far_a_year_is_and_what_is_left_of_it():
    body = "1—12月完成固定资产投资120亿元，同比增长10%以上，其中工业投资48亿元。列入计划项目38个，截至8月底已完成投资56亿元，占年度计划的66%；再开工项目12个、竣工项目9个。"
    found = facts(TASKS, body, head=HEAD)
    assert [(target.indicator, target.value) for target in found.targets] == [
        ("固定资产投资", 120), ("固定资产投资同比增长", 10), ("工业投资", 48), ("列入计划项目", 38), ("开工项目", 12), ("竣工项目", 9),
    ]  # fmt: skip
    assert [o.value for o in found.observations] == [56, 66]


def test_money_by_the_piece_and_by_the_year():
    body = "对新造6000总吨以上的货轮，按每总吨200元、单船最高不超过400万元的标准给予补贴。省研发计划连续5年每年投入不少于3亿元。"
    assert [(s.amount, s.unit, s.bound) for s in facts(TASKS, body, head=HEAD).supports] == [
        (200, "元", "exact"), (400, "万元", "max"), (3, "亿元", "min"),
    ]  # fmt: skip


def test_names_that_are_whole_and_names_that_are_none():
    body = "推动成都天府国际机场临空片区开发，建成福田站TOD一期。县人民医院新区开诊。支持建设海洋产业园区，对投资5亿元以上的项目给予补助。安徽新锐材料有限公司年产5万吨塑料项目（总投资6.2亿元）10月底前投产。"
    found = facts(TASKS, body, head=HEAD)
    assert [place.name for place in found.places if place.name.endswith("片区")] == ["成都天府国际机场临空片区"]
    assert found.parks == ()
    assert [project.name for project in found.projects] == ["福田站TOD一期", "安徽新锐材料有限公司年产5万吨塑料项目"]
    assert found.projects[1].builders == ("安徽新锐材料有限公司",)
