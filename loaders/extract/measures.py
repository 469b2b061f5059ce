"""The units that numbers of plans are written in, longest first where one begins like another."""

from __future__ import annotations

#: Money: the scale stays with the unit (105亿元).
MONEY = tuple(
    """
    元 美元 欧元 人民币 港元 日元
    """.split()
)
#: Shares and changes of shares.
SHARES = tuple(
    """
    % ‰ 个百分点 百分点
    """.split()
)
#: Spans of time: a number with one is an aim only where the time itself is measured (办理时间压缩至3小时).
TIMES = tuple(
    """
    个工作日 工作日 个小时 小时 分钟 毫秒 微秒 秒 个月 周 天 日 岁 年 个季度 季度
    """.split()
)
_COMPOUND = tuple(
    """
    元/平方米 元/千瓦时 元/吨 元/亩 元/人 万元/亩 亿元/平方公里 元/月 元/年 人/年 公里/小时 张/千人 人/千人 个/万人 辆/万人 件/百万人
    千瓦时/万元 升/人 平方米/平方公里 微克/立方米 毫克/升 毫克/立方米 吨/万元 吨标准煤/万元 千克/亩 公斤/亩 立方米/万元 平方米/人
    公里/百平方公里 /10万 /十万 人/平方公里 件/万人 吨标准煤 吨标煤 吨公里 吨/年 万吨/年 万吨/日 吨/日 平方米/年 辆/年 件/年 台/年 次/年
    """.split()
)
_AREA = tuple(
    """
    平方公里 平方千米 平方米 立方米 公顷 平米 ㎡ 亩 平方 立方
    """.split()
)
_LENGTH = tuple(
    """
    公里 千米 海里 毫米 微米 纳米 厘米 米
    """.split()
)
_MASS = tuple(
    """
    公斤 斤 千克 毫克 吨 克 升
    """.split()
)
_POWER = tuple(
    """
    兆瓦时 千瓦时 兆瓦 吉瓦 千瓦 千伏安 千伏 兆伏安 瓦时 瓦 度 GWh MWh kWh GW MW kW kV MVA EFLOPS PFLOPS TFLOPS
    EFlops PFlops Eflops Pflops EB PB TB GB Gbps Mbps Tbps TEU 分贝 P
    """.split()
)
_COUNT = tuple(
    """
    标准箱 标箱 标准机架 机架 车位 泊位 床位 学位 人次 人份 家次 场次 批次 车次 艘次 架次 列次 辆次 班次 台次 件次 亩次 户次 台套 套间 人口 人 名 位 户 家 个
    件 项 套 座 所 辆 台 次 倍 张 床 对 条 种 支 只 批 场 处 栋 棵 株 宗 例 间 期 轮 艘 架 列 班 根 组 届 篇 部 门 册 本 页 节 级 类 款 枚 单 眼 幅 幢 瓶 盒 袋 桶 枝 粒 匹 峰
    颗 头 羽 尾 卷 孔 盏 趟 份 箱 分 字 强 链 层 块 堂 课时 学时 卡 端口 线 片 园 城 镇 村 县 站 桩 号
    """.split()
)
#: Counters that name what they count in the text behind (3条 yes, 3城 rarely): too short to trust without a cue.
WEAK = frozenset("分 县 号 园 城 字 层 届 强 期 村 桩 片 站 类 级 线 节 轮 链 镇 单 眼".split())

UNITS: tuple[str, ...] = tuple(
    sorted(
        {*MONEY, *SHARES, *TIMES, *_COMPOUND, *_AREA, *_LENGTH, *_MASS, *_POWER, *_COUNT},
        key=lambda unit: (-len(unit), unit),
    )
)
SCALES = {
    "百": 1e2,
    "千": 1e3,
    "万": 1e4,
    "十万": 1e5,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "百亿": 1e10,
    "千亿": 1e11,
    "万亿": 1e12,
}
