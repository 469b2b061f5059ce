"""Owners that running sentences name: 由甲牵头，会同乙、丙…; 甲会同乙…; 发挥…领导小组作用; 办公室设在甲."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.records import Role
from loaders.extract.brackets import Claim
from loaders.extract.owners import Owner, split_owners
from loaders.plan import Item, Plan

_NAME = r"[\u4e00-\u9fffA-Za-z0-9“”（）·+\-]"
_BODY = r"(?:领导小组|工作专班|专班|指挥部|委员会|联席会议|工作组|协调小组|推进组|理事会|创新委(?!员))"
_LEAD_VERB = r"牵头(?:负责|组织|落实|实施|抓总|推进|制定|统筹)?"
#: (pattern, ((group, role), …), rule); groups are lists of owners.
_PATTERNS: tuple[tuple[re.Pattern[str], tuple[tuple[str, Role], ...], str], ...] = (
    (
        re.compile(
            rf"由(?P<a>[^。；由]{{2,80}}?){_LEAD_VERB}[，,]?(?:会同|联合|协同|组织|协调|商)(?P<b>[^。；]{{2,400}}?)(?=[，,](?:统筹|共同|负责|制定|开展|建立|推进|按|加强|组织|做好|完善|研究|落实|每|定期|强化|细化|出台|具体)|。|；|$|(?:共同|等部门|等单位)?(?:制定|研究|开展|建立|推进|负责|落实|实施|统筹|做好|参与|配合|组织))"
        ),
        (("a", Role.LEAD), ("b", Role.SUPPORT)),
        "responsibility.led_by_with",
    ),
    (
        re.compile(
            rf"由(?P<a>[^。；由]{{2,80}}?){_LEAD_VERB}[，,、](?P<b>[^。；]{{2,200}}?)(?:等(?:部门|单位)?)?(?:共同|积极|协同|密切)?(?:配合|参与|参加|协办|协助)"
        ),
        (("a", Role.LEAD), ("b", Role.SUPPORT)),
        "responsibility.led_by_with",
    ),
    (
        re.compile(
            r"(?:由)?(?P<a>[^。；，：由]{2,40}?)(?:具体|主要|全面)*(?:负责(?:实施|落实|组织)?|组织实施|承办|主办)[，,](?P<b>[^。；]{2,120}?)(?:等(?:有关|相关)?(?:部门|单位)?)?(?:共同|积极|协同|密切|做好)?(?:配合|参与|参加|协办|协助)(?:[\u4e00-\u9fff]{0,6}(?=[，。；]|$))"
        ),
        (("a", Role.RESPONSIBLE), ("b", Role.SUPPORT)),
        "responsibility.by_with",
    ),
    (
        re.compile(r"(?P<a>[^。；，：]{2,40}?)(?:为|是)(?:总)?牵头(?:单位|部门)[，；](?P<b>[^。；：]{2,120}?)(?:为|是)(?:配合|协办|责任|参与|成员)(?:单位|部门)"),
        (("a", Role.LEAD), ("b", Role.SUPPORT)),
        "responsibility.led_by_with",
    ),
    (re.compile(rf"由(?P<a>[^。；，由]{{2,60}}?){_LEAD_VERB}"), (("a", Role.LEAD),), "responsibility.led_by"),
    (
        re.compile(
            rf"由(?P<a>(?:[^。；，由]{{0,30}}?){_BODY}(?:办公室)?)(?:统筹|统一|负责|组织|具体|协调|研究|审议|全面)"
        ),
        (("a", Role.LEAD),),
        "responsibility.led_by",
    ),
    (
        re.compile(
            r"由(?P<a>[^。；，、由]{2,24}?)(?:会同|(?<!工商)联合(?!会)|商(?=[市省国县区有]))(?P<b>[^。；，由]{2,200}?)(?:等(?:有关|相关)?(?:部门|单位)?)?(?:共同|按(?:照)?(?:各自)?职责(?:分工)?|具体|组织)*(?:负责|承担|落实|承办|实施|推进|统筹|协调|组织|制定|研究|指导|编制|评估|审核)"
        ),
        (("a", Role.LEAD), ("b", Role.SUPPORT)),
        "responsibility.led_by_with",
    ),
    (
        re.compile(
            r"由(?P<a>(?:(?!会同)[^。；，由]){2,60}?)(?:按(?:照)?(?:各自)?职责(?:分工)?|分别|共同|具体|统一)*(?:负责|承担|组织开展|组织实施|落实|承办|统筹|推进(?!工作专班|专班|组|小组|办)|主办)"
        ),
        (("a", Role.RESPONSIBLE),),
        "responsibility.by",
    ),
    (
        re.compile(
            r"(?P<a>[^。；，：]{2,60}?)(?:要|应|需|负责|牵头)?(?:会同|(?<!工商)联合(?!会)|(?<=[局委部办厅])商(?=[市省国县区有]))(?P<b>[^。；，]{2,200}?)(?=[，。；]|(?:共同|等(?:有关|相关)?(?:部门|单位))?(?:制定|研究|开展|建立|推进|负责|落实|实施|统筹|做好|加强|组织|对|定期|每|按|编制|完善|出台|指导|跟踪|发布|强化|抓好|督促|成立|设立|确定|细化|健全)|$)"
        ),
        (("a", Role.LEAD), ("b", Role.SUPPORT)),
        "responsibility.with",
    ),
    (
        re.compile(
            rf"(?P<a>[^。；，：]{{2,60}}?){_LEAD_VERB}[^。；]{{0,40}}?[，,]会同(?P<b>[^。；，]{{2,200}}?)(?=每|定期|共同|开展|制定|遴选|组织|建立|，|。|；|$)"
        ),
        (("a", Role.LEAD), ("b", Role.SUPPORT)),
        "responsibility.led_by_with",
    ),
    (
        re.compile(
            rf"(?P<a>[^。；，：]{{2,60}}?){_LEAD_VERB}[，,、](?P<b>[^。；]{{2,200}}?)(?:等(?:部门|单位)?)?(?:共同|积极|协同|密切|按(?:照)?职责分工)?(?:配合|参与|参加|协办|协助)"
        ),
        (("a", Role.LEAD), ("b", Role.SUPPORT)),
        "responsibility.led_by_with",
    ),
    (re.compile(rf"(?P<a>[^。；，：]{{2,60}}?)(?:要|应)?{_LEAD_VERB}"), (("a", Role.LEAD),), "responsibility.leads"),
    (
        re.compile(
            rf"(?:充分|更好|切实)?发挥(?:好)?(?P<a>{_NAME}{{0,24}}?{_BODY}(?:办公室)?)[^。；，]{{0,24}}(?:作用|职能|职责)"
        ),
        (("a", Role.LEAD),),
        "responsibility.body",
    ),
    (
        re.compile(
            rf"(?:成立|组建|设立|建立)(?:由[^。；，]{{2,60}}?(?:任|担任)(?:双?组长|副组长|召集人|副?主任|副?总指挥|副?指挥长)的)?(?P<a>{_NAME}{{0,30}}?{_BODY})(?=[，。；、]|由|负责|统筹|及)"
        ),
        (("a", Role.LEAD),),
        "responsibility.body",
    ),
    (
        re.compile(
            r"(?:办公室|秘书处|办事机构|专班办公室|日常工作|办公室日常工作)(?:机构)?(?:，?挂靠(?:在)?|（?设在|设于|由|设立在)(?P<a>[^。；，）]{2,40}?)(?=承担|负责|[，。；（）]|$)"
        ),
        (("a", Role.RESPONSIBLE),),
        "responsibility.office",
    ),
    (
        re.compile(r"(?:^|(?<=[。；，\n]))(?P<a>各[^。；，]{1,24}?)(?:承担|履行|落实|负)(?:属地|主体|监管|直接|首要)(?:管理)?责任"),
        (("a", Role.RESPONSIBLE),),
        "responsibility.duties",
    ),
    (
        re.compile(r"(?:^|(?<=[。；，\n]))(?P<a>[^。；，由]{2,24}?)承担(?:[^。；，]{0,16}?(?:的)?)(?:(?:日常|具体|办公室)工作|办公室(?:工作)?职责)"),
        (("a", Role.RESPONSIBLE),),
        "responsibility.office",
    ),
    (
        re.compile(
            rf"(?:^|(?<=[。；，\n]))(?P<a>{_NAME}{{2,26}}?{_BODY})(?:统筹|统一|负责|全面负责|牵头|要(?!求)|切实)"
        ),
        (("a", Role.LEAD),),
        "responsibility.body",
    ),
    (
        re.compile(rf"在(?P<a>{_NAME}{{2,30}}?{_BODY})(?:的)?(?:统一|坚强)?(?:领导|统筹|指导)下"),
        (("a", Role.LEAD),),
        "responsibility.body",
    ),
    (
        re.compile(
            r"(?P<a>[^。；，：]{2,120}?)(?:要)?(?:按(?:照)?(?:各自)?(?:职责(?:分工)?|分工)|根据(?:各自)?职责(?:分工)?|依(?:据)?职责)[^。；，]{0,4}(?:分工)?(?:负责|落实|抓好|做好|推进|开展|配合|加强|，)"
        ),
        (("a", Role.RESPONSIBLE),),
        "responsibility.duties",
    ),
)
_CUES = re.compile(rf"牵头|会同|联合|由|{_BODY}|设在|职责|承担|负责[，实落组]|按分工|实施，|[承主]办，")
_ENTERPRISE = re.compile(
    r"(?:龙头|骨干|领军|链主|行业|优势|重点|科技|头部|大型|创新型)[^、]{0,6}企业|^企业|^高校|院所$|机构$|团队$|专家$"
)


#: 由分管副市长牵头，甲局、乙局配合: a person is no unit, and the others support all the same.
_PERSON = re.compile(r"(?:[市县区州省]长|书记|领导|主任|负责同志|指挥长)$")
_OFFICE = re.compile(r"(?!相关|有关|各自|全部|外部|内部|干部)[\u4e00-\u9fff]{2,12}[部局办室处科委]")


#: A unit or group that opens a clause and is told to act (市级相关部门要…, 各区（县、市）要建立…, 市督查局对…开展).
_SUBJECT = re.compile(
    r"(?:^|(?<=[。；，\n]))(?P<a>(?!充分|切实|发挥|协同|对接|邀请|委托|引进|借助|建立|成立|组建|健全|完善|依托|加强|强化|推进|推动|支持|鼓励)(?:各[^，。；]{1,24}?|[\u4e00-\u9fff、]{2,40}?))(?=要(?!素|求|点|件|闻|害|塞|约|强)|应(?:当|建|制|加|按|切|认|结|主|根)|须|负责(?!人|同志)|对[^，。；]{2,30}(?:开展|进行|实施|予以|负总责|负主体责任|负责)|每(?:年|季|月|半年)|定期|共同|通过|指导|督促|(?:制定|建立|加强|统筹|组织|编制|印发|研究)(?!的))"
)


def subject_claims(plan: Plan, item: Item, covered: Sequence[tuple[int, int]]) -> Iterator[Claim]:
    """Yield units that sentences of an item tell to act; for items that name no owner in brackets."""
    norm = plan.clean.norm
    for start, end in plan.sentences_in(item.title_end, item.end):
        if any(first <= start < last for first, last in covered):
            continue
        for match in _SUBJECT.finditer(norm, start, end):
            if re.search(r"会同|牵头|联合(?!会)|由", match["a"]):
                continue
            owners = list(split_owners(norm, *match.span("a"), strict=True))
            named = sum(owner.end - owner.start for owner in owners)
            if owners and match.end("a") - match.start("a") - named <= len(owners):
                for owner in owners:
                    if not _ENTERPRISE.search(owner.name):
                        yield Claim(owner, Role.RESPONSIBLE, "responsibility.subject")


def named_duties(plan: Plan, item: Item, covered: Sequence[tuple[int, int]]) -> Iterator[Claim]:
    """Yield the units of a list of duties (市金融局：开展排查；市公安局：打击犯罪); one alone may be a title."""
    norm = plan.clean.norm
    found: list[Owner] = []
    for match in _DUTY.finditer(norm, item.title_end, item.end):
        if any(first <= match.start() < last for first, last in covered):
            continue
        owners = list(split_owners(norm, *match.span("a"), strict=True))
        if owners and sum(owner.end - owner.start for owner in owners) + len(owners) > match.end("a") - match.start("a"):
            found.extend(owners)
    yield from (Claim(owner, Role.RESPONSIBLE, "responsibility.duties") for owner in (found if len(found) > 1 else ()))


_DUTY = re.compile(r"(?:^|(?<=[。；\n]))(?P<a>[\u4e00-\u9fff、（）]{3,24})：(?=[\u4e00-\u9fff]{2})")


#: 2.由甲局牵头，全面负责…: a point that is one sentence says in its title who acts.
_TITLE_TELLS = re.compile(r"由[^，。；由]{2,40}(?:牵头|负责|组织实施|承办)|(?:^|(?<=[\n、.．）]))[\u4e00-\u9fff]{2,10}[局委办厅部]负责(?!人|同志)")


def prose_claims(plan: Plan, item: Item, covered: Sequence[tuple[int, int]]) -> Iterator[Claim]:
    """Yield the owners that sentences of an item name, outside the covered spans; boxes are excluded, and titles that do not say who acts."""
    norm = plan.clean.norm
    boxes = [(box.start, box.end) for box in plan.boxes if box.start < item.end and box.end > item.start]
    seen: set[tuple[int, int]] = set()
    told = _TITLE_TELLS.search(norm, item.title_start, item.title_end) is not None
    for start, end in plan.sentences_in(item.title_start if told else item.title_end, item.end):
        if not _CUES.search(norm, start, end) or any(first <= start < last for first, last in (*covered, *boxes)):
            continue
        stop = min([first for first, last in covered if start < first < end], default=end)
        yield from _sentence(norm, start, stop, seen)


def _sentence(norm: str, start: int, end: int, seen: set[tuple[int, int]]) -> Iterator[Claim]:
    taken: list[tuple[int, int]] = []
    for pattern, roles, rule in _PATTERNS:
        for match in pattern.finditer(norm, start, end):
            if any(first < match.end() and match.start() < last for first, last in taken):
                continue
            if norm.startswith(("解释", "的解释"), match.end()):
                continue  # 由市科技局负责解释
            claims = [claim for name, role in roles for claim in _owners(norm, match, name, role, rule)]
            if not claims or (
                {role for _, role in roles} - {claim.role for claim in claims}
                and roles[0][1] not in {claim.role for claim in claims}
                and not _PERSON.search(match["a"])
            ):
                continue
            taken.append(match.span())
            for claim in claims:
                if (claim.owner.start, claim.owner.end) not in seen:
                    seen.add((claim.owner.start, claim.owner.end))
                    yield claim


def _owners(norm: str, match: re.Match[str], name: str, role: Role, rule: str) -> Iterator[Claim]:
    start, end = match.span(name)
    if rule == "responsibility.body":
        text = norm[start:end]
        first = start + max(text.rfind("由"), text.rfind("成立"), -1) + 1
        first += norm.startswith("在", first)  # 在国家甲领导小组统筹下
        if end - first >= 4 and not re.match(
            r"相应|各自|专门|相关|有关|工作(?:专班|组)|本级|由|统一|市县|省市|各级|各地", norm[first:end]
        ):
            yield Claim(Owner(norm[first:end], first, end, False), role, rule)
        return
    owners = list(split_owners(norm, start, end, strict=True, trim=role is Role.SUPPORT))
    if not owners and rule.startswith("responsibility.led_by"):
        # 由党群工作部牵头: whoever is told to lead and is called like an office is one.
        owners = [owner for owner in split_owners(norm, start, end) if _OFFICE.fullmatch(owner.name)]
    if (
        role is not Role.SUPPORT
        and owners
        and rule in ("responsibility.leads", "responsibility.with", "responsibility.duties")
    ):
        # The list must fill the clause: 支持市科技局牵头的项目 is about something else.
        covered = sum(owner.end - owner.start for owner in owners)
        if covered * 10 < (end - start) * 7:
            return
    for owner in owners:
        if not _ENTERPRISE.search(owner.name):
            yield Claim(owner, role, rule)
