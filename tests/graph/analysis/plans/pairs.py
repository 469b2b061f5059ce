"""Invented pairs of plans of which it is known what became of each task; the texts are this project's own."""

from __future__ import annotations

from dataclasses import dataclass

HEAD = "云川市人民政府办公室\n关于印发云川市{title}（{period}）的通知\n\n一、总体要求\n坚持稳中求进。\n\n二、重点任务\n"


@dataclass(frozen=True)
class Item:
    """One task: title, own text, owners in brackets."""

    title: str
    text: str
    owners: str


def plan(title: str, period: str, items: list[Item]) -> str:
    """Return the text of a plan with these tasks under two headings."""
    half = (len(items) + 1) // 2
    parts = []
    for number, chunk in enumerate((items[:half], items[half:])):
        parts.append(f"（{'一二'[number]}）{('夯实发展基础', '优化发展环境')[number]}")
        parts += [f"{at}.{i.title}。{i.text}（{i.owners}）" for at, i in enumerate(chunk, 1 + half * number)]
    return HEAD.format(title=title, period=period) + "\n".join(parts) + "\n"


TEACH, SCI, FIN, BIG = "市教育局", "市科技局", "市财政局", "市大数据局"
LIBRARY = Item("建设社区书屋", "利用闲置用房改建书屋，配备儿童座椅和有声读物，周末延长开放时间，到2025年建成社区书屋80家。", "牵头单位：市文化广电和旅游局；配合单位：市民政局")
BUSES = Item("更新公共汽车", "淘汰使用八年以上的车辆，新购车辆全部为低地板纯电动车，同步在首末站补建充电桩。2025年6月底前完成。", "牵头单位：市交通运输局；配合单位：市财政局")
WATER = Item("改造老旧水管", "对使用三十年以上的铸铁供水管道逐段更换，优先安排漏损率最高的片区，施工避开学生考试时段。", "牵头单位：市水利局；配合单位：市城市管理局")
CODES = Item("开放公共数据", "编制数据开放清单，先行开放停车、天气、公交到站三类数据，并公布接口说明和更新频率。", "牵头单位：市大数据局；配合单位：市交通运输局")
FARM = Item("推广节水灌溉", "在东部粮食产区推广滴灌和喷灌设备，农户购置设备给予补贴，组织农技人员逐村讲解使用方法。", "牵头单位：市农业农村局；配合单位：市财政局")
CARE = Item("发展居家养老服务", "为八十岁以上独居老人安装紧急呼叫设备，建立助餐点和探访制度，护理员持证上岗。", "牵头单位：市民政局；配合单位：市卫生健康委")
LABS = Item("支持实验室开放共享", "高校和医院的大型仪器向企业开放预约，按机时给予补助，建立统一预约系统。", "牵头单位：市科技局；配合单位：市教育局")
TREES = Item("增加街头绿地", "利用拆除违章建筑后的边角地块建设口袋公园，每个街道每年至少新增一处，优先种植乡土树种。", "牵头单位：市园林局；配合单位：市自然资源局")
FIRMS = Item("培育高新技术企业", "建立企业培育名册，逐户辅导研发费用归集，到2025年高新技术企业达到300家以上。", "牵头单位：市科技局；配合单位：市财政局")
SKILLS = Item("开展职业技能培训", "围绕焊接、养老护理、直播销售等工种开设夜校班，考核合格者发放补贴。", "责任单位：市人力资源和社会保障局")
NIGHT = Item("繁荣夜间经济", "划定夜市街区，放宽临时占道时段，完善照明和公厕，食品摊贩统一登记。", "牵头单位：市商务局；配合单位：市公安局")
PARKING = Item("建设停车设施和充电设施", "在医院、学校周边新建立体停车楼，机关停车场错时向居民开放；同时在居民小区按车位一成的比例建设公用充电桩，峰谷电价由供电企业公布。", "牵头单位：市城市管理局；配合单位：市发展改革委")

DRAFT = [LIBRARY, BUSES, WATER, CODES, FARM, CARE, LABS, TREES, FIRMS, SKILLS, PARKING]
#: The same plan when it was issued: in another order, reworded, one split in two, two merged, one gone, one new.
FINAL = [
    Item("扩大科研仪器开放", "推动高校、医院大型仪器进入统一预约系统，向企业开放，依机时补助。", "牵头单位：市教育局；配合单位：市科技局"),
    Item("培育高新技术企业", "建立企业培育名册，逐户辅导研发费用归集，到2025年高新技术企业达到350家以上。", "牵头单位：市科技局；配合单位：市财政局、市税务局"),
    Item("加快老旧供水管网更新", "对使用三十年以上的铸铁供水管道逐段更换，优先安排漏损率最高的片区。", "牵头单位：市水利局；配合单位：市城市管理局"),
    Item("建设停车设施", "在医院、学校周边新建立体停车楼，机关停车场错时向居民开放。", "牵头单位：市城市管理局"),
    Item("补齐充电设施", "在居民小区按车位一成的比例建设公用充电桩，峰谷电价由供电企业公布。", "牵头单位：市发展改革委"),
    Item("更新公共汽车", "淘汰使用八年以上的车辆，新购车辆全部为低地板纯电动车，同步在首末站补建充电桩。2025年12月底前完成。", "牵头单位：市交通运输局；配合单位：市财政局"),
    LIBRARY,
    Item("有序开放公共数据", "编制数据开放清单，先行开放停车、天气、公交到站三类数据，明确接口和更新频率。", "牵头单位：市大数据局；配合单位：市交通运输局"),
    Item("发展养老与技能服务", "为八十岁以上独居老人安装紧急呼叫设备，建立助餐点和探访制度，护理员持证上岗；围绕焊接、养老护理、直播销售等工种开设夜校班，考核合格者发放补贴。", "牵头单位：市民政局；配合单位：市人力资源和社会保障局"),
    Item("推广农业节水技术", "在东部粮食产区推广滴灌喷灌，农户购置设备给予补贴，农技人员逐村讲解。", "牵头单位：市农业农村局；配合单位：市财政局"),
    NIGHT,
]
#: Title in the draft → title in the final text.
TRUTH = {
    "建设社区书屋": "建设社区书屋", "更新公共汽车": "更新公共汽车", "改造老旧水管": "加快老旧供水管网更新", "开放公共数据": "有序开放公共数据",
    "推广节水灌溉": "推广农业节水技术", "支持实验室开放共享": "扩大科研仪器开放", "培育高新技术企业": "培育高新技术企业",
    "建设停车设施和充电设施": "建设停车设施", "发展居家养老服务": "发展养老与技能服务",
}  # fmt: skip
SPLIT, MERGED = {"补齐充电设施": "建设停车设施和充电设施"}, {"开展职业技能培训": "发展养老与技能服务"}
GONE, NEW = {"增加街头绿地"}, {"繁荣夜间经济"}


def long_list(number: int, *, later: bool) -> list[Item]:
    """Return many tasks that share most of their words, as plans do; the later ones in reverse order and reworded."""
    crops = "小麦 玉米 水稻 大豆 花生 棉花 油菜 芝麻 甘薯 高粱 谷子 蔬菜 苹果 葡萄 桃子 西瓜 草莓 茶叶 花卉 药材".split()
    verbs = ("推进{}产业发展", "加快发展{}产业") if later else ("发展{}产业", "发展{}产业")
    text = "建设{}标准化示范基地，完善冷链和仓储设施，支持经营主体创建品牌，加强技术指导和市场监测。"
    items = [Item(verbs[at % 2].format(crop), text.format(crop), "责任单位：市农业农村局") for at, crop in enumerate(crops[:number])]
    return items[::-1] if later else items
