"""Splitting the words that name owners: 、 lists, groups, leading words and trailing 等部门."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.lexicons import looks_like_unit

_SEPARATOR = re.compile(
    r"<br ?/?>|[、，,；;/\n]|(?<=[局委办厅部院会府室署社校处组司心行门位])\s*(?:和|及|与|以及|并|或)(?=[^，、；。]{2,})"
)
_PREFIX = re.compile(r"^(?:由|请|以及|(?<!普)及|和|与|会同|联合|协同|商|分别由|具体由|主要由|原则上由)")
_SEATED = re.compile(r"(?:设立?在|设于|挂靠在?)(?=[\u4e00-\u9fff]{3})")
_SUFFIX = re.compile(
    r"(?:等(?:有关|相关|市直|市级|省级|省直|成员|\d+个|[一二三四五六七八九十]+个?)*(?:部门|单位|部委|委局|委办局|机构|地方|区县|职能部门)?|等[\u4e00-\u9fff]{2,8}成员单位|（(?:分别|共同)(?:牵头|负责)?）|等|（?(?:共同|分别)?(?:按(?:照)?(?:各自)?职责(?:分工)?|依职责|各负其责).*|(?:结合|根据)(?:本地|本地区|本单位|各自)?(?:实际|职责|职能).*)$"
)
_GROUP = re.compile(
    r"^(?:国务院|中央|全?市|全?省|自治区|区|县|本)?(?:级)?(?:直|属)?(?:各(?!种|类|项(?!目)|环节|领域)|有关|相关|市直|省直|区直|县直|其他|成员单位|责任单位|各级|属地|涉及|所有)(?:(?!遴选|制定|开展|推进|建立|加强|做好|研究|编制|落实|组织|要|对).){0,16}?"
    r"(?:部门|单位|政府|管委会|区|县|市|镇|乡|街道|企业|机构|地区|成员|园区|开发区|州|委办局|办事处|高校|院所|公司|银行|专班|行|党委、政府|党委、人民政府|党工委、管委会|党工委、办事处)(?:（.*）)?$"
    r"|^(?:中央|部|省|市)?[在驻][\u4e00-\u9fff]{1,3}(?:有关|相关|各)?(?:单位|机构|企业|部门)$|^各(?:高等)?(?:学校|院校|高等学校|科研院所|医院|景区)$"
    r"|^(?:有关|相关|各)(?:部门|单位|地方|方面|地区|地)$|^(?:市|省)?直?(?:有关|相关)(?:部门|单位)$|^成员单位$|^责任单位$|^各?(?:区|县|市|镇|乡|街道|园区)(?:（.{1,4}）)?$|^(?:各)?(?:区|县)[（(]?.{0,3}[）)]?(?:人民)?政府$"
)


_OPEN_GROUP = re.compile(r"(?:市|省|区|县)?直?(?:各)?(?:有关|相关)(?:部门|单位|方面|地方)(?=[\u4e00-\u9fff]{2})")
#: A coordinating body is known by its last word, whatever work its name mentions.
_BODY = re.compile(
    r"(?!充分|切实|更好|全面|健全|完善|依托|推进|建立|成立|组建|发挥|加强|在|由)[\u4e00-\u9fffA-Za-z0-9“”+（）\-]{2,26}(?:领导小组|工作专班|指挥部|联席会议|协调小组|工作组|专班)(?:办公室)?"
)


#: Smaller bodies of a government: 市政府督查室, 省大数据中心, 县供销社.
_OFFICE = re.compile(
    r"(?:市|省|县|区|州|自治区|[\u4e00-\u9fff]{2,3}[市县区])(?:(?!推进|建设|加强|支持|打造|提升).){1,12}(?:督查室|研究室|科|处|总站|站|支队|大队|总队|中心|所|供销社|社|馆|台|校|院|专班|署)"
)


#: When, not who: 年内持续推进, 5月底前出台相关政策 (national division of the work report).
TIME = re.compile(
    r"(?:\d{1,4}(?:年|月|日|季度)|[一二三四]季度|(?:今|明|本|当|每|全)年|年(?:内|底|末|初|中)|上半年|下半年|[上中下]旬|持续|长期|常年|常态化|立行立改|即知即改|近期|远期)"
)


#: 市教育局 市财政局: a blank divided them that cleaning dropped.
_RUN_TOGETHER = re.compile(r"(?<=[局委办厅部院会府署社室])(?=[市省县区][\u4e00-\u9fff]{2,10}[局委办厅部院会府署社室]$)")


@dataclass(frozen=True, slots=True)
class Owner:
    """A name in a list of owners; offsets are those of the text it was split from."""

    name: str
    start: int
    end: int
    diffuse: bool


def split_owners(norm: str, start: int, end: int, *, strict: bool = False, trim: bool = False) -> Iterator[Owner]:
    """Yield the owners that ``norm[start:end]`` lists, in order.

    Brackets inside a name stay with it (各县（市、区）人民政府, 市委宣传部（市文明办）).

    Args:
        norm: Folded text.
        start: First character of the list.
        end: Character after it.
        strict: True in running prose, where only names that read like a unit count.
        trim: True where a verb may follow the last name (会同有关部门遴选…): the longest name in front of it counts.
    """
    for first, last in pieces(norm, start, end):
        if match := _SEATED.match(norm[first:last]):
            first += match.end()
        while (
            (match := _PREFIX.match(norm[first:last])) and match.end() < last - first and not _is_name(norm[first:last])
        ):
            first += match.end()
        piece = norm[first:last]
        match = _SUFFIX.search(piece)
        if (match and match.start() > 0 and not piece.startswith("各")) or (
            match
            and match.start() > 0
            and match.group().startswith(("按", "（", "分别", "共同", "依", "各负", "结合", "根据"))
        ):
            last = first + match.start()
            piece = norm[first:last]
        if (known := piece.find("（以下")) > 1:  # 地方主管部门（以下简称…）
            last = first + known
            piece = norm[first:last]
        if len(piece) < 2 or len(piece) > 40 or TIME.match(piece):
            continue
        if trim and (match := _OPEN_GROUP.match(piece)):
            last = first + match.end()
            piece = norm[first:last]
        elif trim and not _GROUP.match(piece) and not _is_name(piece):
            last = first + _longest_name(piece)
            piece = norm[first:last]
        cut = None if "（" in piece or len(piece) < 7 else _RUN_TOGETHER.search(piece)
        if cut is not None and all(_is_name(part) for part in (piece[: cut.start()], piece[cut.start() :])):
            yield Owner(piece[: cut.start()], first, first + cut.start(), False)
            first += cut.start()
            piece = norm[first:last]
        diffuse = bool(_GROUP.match(piece))
        if (
            diffuse
            or _is_name(piece)
            or (
                not strict
                and re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9（）〔〕()“”·\-]{2,30}", piece)
                and not re.search(r"[的了要]|负责$|落实$|工作$|同志$|领导$|负责人$", piece)
            )
        ):
            yield Owner(piece, first, last, diffuse)


def _is_name(piece: str) -> bool:
    return looks_like_unit(piece) or bool(_BODY.fullmatch(piece)) or bool(_OFFICE.fullmatch(piece))


def _longest_name(piece: str) -> int:
    """Return the length of the longest unit or group that opens a piece; its whole length when none does."""
    return next(
        (
            length
            for length in range(min(len(piece), 24), 2, -1)
            if _GROUP.match(piece[:length]) or _is_name(piece[:length])
        ),
        len(piece),
    )


def pieces(norm: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces between separators that stand outside brackets."""
    at, depth, index = start, 0, start
    while index < end:
        char = norm[index]
        if char in "（〔“":
            depth += 1
        elif char in "）〕”":
            depth = max(depth - 1, 0)
        elif depth == 0:
            match = _SEPARATOR.match(norm, index, end)
            if match and char == "、" and _one_group(norm, at, index, end):
                index += 1
                continue
            if match and (char in "<、，,；;/\n" or _both_units(norm, at, match, end)):
                if index > at:
                    yield at, index
                at = index = match.end()
                continue
        index += 1
    if end > at:
        yield at, end


#: 各市、县（市、区）人民政府 and 各省、自治区、直辖市人民政府 are one group each.
_GROUP_LEFT = re.compile(
    r"各(?:省|市|州|区|县|镇|乡|自治区|地区|设区市|地市|市州)(?:（[市区县、]{1,5}）)?(?:、(?:自治区|直辖市|自治州|州|县|市|区|盟|旗|直管市))*$"
)
_GROUP_RIGHT = re.compile(
    r"(?:自治区|直辖市|自治州|自治县|县市区|直管市(?:及[\u4e00-\u9fff]{2,4}林区)?|[市州县区盟旗镇乡]|街道)(?:（|人民|政府|、|及|和|$|，|；|）|党委)"
)


#: 各乡镇党委、政府 are the two heads of each.
_PARTY = re.compile(r"各[^、，；。]{1,12}党(?:工?委|组)$")
_ITS_GOVERNMENT = re.compile(
    r"(?:人民)?政府(?=$|[，；。、）按负分共])|管委会(?=$|[，；。、）])|办事处(?=$|[，；。、）])"
)


def _one_group(norm: str, at: int, index: int, end: int) -> bool:
    left, right = norm[at:index], norm[index + 1 : end]
    return bool(
        (_GROUP_LEFT.search(left) and _GROUP_RIGHT.match(right))
        or (_PARTY.search(left) and _ITS_GOVERNMENT.match(right))
    )


def _both_units(norm: str, at: int, match: re.Match[str], end: int) -> bool:
    """发展和改革委员会 is one name, 市科技局和市财政局 are two: both sides must read like units."""
    right = re.match(r"[^、，,；;]*", norm[match.end() : end])
    after = right.group() if right else ""
    after = _SUFFIX.sub("", after) or after
    before = norm[at : match.start()]
    return (looks_like_unit(before) or bool(_GROUP.match(before))) and (
        looks_like_unit(after) or bool(_GROUP.match(after))
    )
