"""What columns, parameters and coded values are called in front of a person, in Chinese and in English."""

from __future__ import annotations

from typing import Any, Literal

Lang = Literal["zh", "en"]

#: Column or parameter → (Chinese, English); ``…_quote``, ``…_start``, ``…_end`` and ``…_id`` follow from the rest.
CAPTIONS: dict[str, tuple[str, str]] = {
    "about": ("涉及", "about"),
    "administrations": ("管理机构", "administrations"),
    "area": ("辖区", "area"),
    "base_measure": ("基本单位", "base unit"),
    "basis": ("约定", "convention"),
    "binding": ("约束性", "binding"),
    "box": ("专栏", "box"),
    "bound": ("额度", "bound"),
    "amount": ("金额", "amount"),
    "beneficiary": ("受益方", "beneficiary"),
    "block": ("段落", "block"),
    "body": ("全文", "body"),
    "builders": ("建设单位", "builders"),
    "caption": ("内容", "content"),
    "carried_by": ("承接任务", "carried by"),
    "characters": ("字数", "characters"),
    "citation": ("引用", "citation"),
    "citations": ("引用数", "citations"),
    "clause": ("条款", "clause"),
    "code": ("区划代码", "code"),
    "content": ("原文", "text"),
    "deadline": ("时限", "deadline"),
    "detail": ("说明", "detail"),
    "diffuse": ("笼统", "diffuse"),
    "doc_number": ("文号", "number"),
    "document": ("文件", "document"),
    "document_title": ("文件", "document"),
    "documents": ("文件数", "documents"),
    "end": ("止", "end"),
    "fact": ("事实", "fact"),
    "fact_kind": ("事实类别", "kind of fact"),
    "first_digest": ("首个摘要", "first digest"),
    "figures": ("项目数据", "figures"),
    "from": ("起点", "from"),
    "increment": ("增量", "increment"),
    "indicator": ("指标", "indicator"),
    "inferred": ("推定", "inferred"),
    "issued": ("印发文件", "issued"),
    "issuers": ("发文机关", "issuers"),
    "kind": ("类别", "kind"),
    "last_digest": ("末个摘要", "last digest"),
    "leads": ("牵头", "lead"),
    "led_by_it": ("由其牵头", "led by it"),
    "level": ("层级", "level"),
    "lies_in": ("所在地", "lies in"),
    "limit": ("最多行数", "most rows"),
    "loaded": ("库中文本", "loaded texts"),
    "loaded_at": ("载入时间", "loaded at"),
    "locator": ("原件位置", "place in the original"),
    "matched": ("命中", "matched"),
    "measure": ("计量单位", "unit of value"),
    "media_type": ("格式", "format"),
    "mentions": ("提及", "mentions"),
    "money": ("资金支持", "money"),
    "name": ("名称", "name"),
    "node": ("节点", "node"),
    "number": ("编号", "no."),
    "observations": ("现状值", "observations"),
    "op": ("口径", "operator"),
    "observation": ("现状值", "observation"),
    "open_clauses": ("未决条款", "open clauses"),
    "order": ("顺序", "order"),
    "others": ("其他单位", "other units"),
    "outcome": ("结果", "outcome"),
    "owner": ("责任单位", "owner"),
    "owner_task": ("点名处任务", "task that names it"),
    "owners": ("责任单位", "owners"),
    "page": ("页", "page"),
    "parent": ("上级任务", "parent"),
    "park": ("园区", "park"),
    "parks": ("园区", "parks"),
    "part": ("类别", "part"),
    "parts": ("下级任务", "parts"),
    "path": ("上级标题", "headings"),
    "per": ("每", "per"),
    "period_end": ("规划期止", "period to"),
    "period_start": ("规划期起", "period from"),
    "place": ("地点", "place"),
    "place_kind": ("地点类别", "kind of place"),
    "places": ("地点", "places"),
    "policy": ("政策", "policy"),
    "project": ("项目", "project"),
    "project_kind": ("项目类别", "kind of project"),
    "projects": ("项目", "projects"),
    "published": ("发布日期", "published"),
    "quote": ("原文依据", "quote"),
    "reason": ("原因", "reason"),
    "relation": ("关系", "relation"),
    "resolution": ("认定方式", "resolution"),
    "responsibilities": ("责任关系", "responsibilities"),
    "responsibility": ("责任关系", "responsibility"),
    "responsibles": ("责任", "responsible"),
    "role": ("角色", "role"),
    "rule": ("规则", "rule"),
    "section": ("章节", "section"),
    "sections": ("章节数", "sections"),
    "sha256": ("SHA-256", "SHA-256"),
    "shared_tasks": ("共同任务", "shared tasks"),
    "skip": ("跳过行数", "rows to skip"),
    "source": ("来源", "source"),
    "source_label": ("起点类别", "source label"),
    "start": ("起", "start"),
    "status": ("状态", "status"),
    "subject": ("主体", "subject"),
    "subordinates": ("下级单位", "subordinates"),
    "superior": ("上级单位", "superior"),
    "superior_source": ("隶属来源", "source of superior"),
    "superiors": ("上级单位", "superiors"),
    "supports": ("配合", "support"),
    "support": ("资金支持", "money"),
    "surfaces": ("文中写法", "as written"),
    "target": ("目标", "target"),
    "target_label": ("终点类别", "target label"),
    "targets": ("目标", "targets"),
    "task": ("任务", "task"),
    "task_number": ("任务编号", "task no."),
    "tasks": ("任务", "tasks"),
    "text": ("查找词", "words"),
    "thing": ("事项", "thing"),
    "thing_kind": ("事项类别", "kind of thing"),
    "title": ("标题", "title"),
    "to": ("终点", "to"),
    "total": ("数量", "total"),
    "type": ("关系", "type"),
    "unit": ("单位", "unit"),
    "unit_kind": ("单位类别", "kind of unit"),
    "units": ("单位", "units"),
    "unresolved": ("未读懂的条款", "clauses not understood"),
    "value": ("数值", "value"),
    "value2": ("上限", "upper value"),
    "via": ("经由", "via"),
    "without_owner": ("无责任单位", "without owner"),
    "written": ("成文日期", "written"),
    "written_name": ("文中写法", "as written"),
    "year": ("年份", "year"),
    "zeren_version": ("程序版本", "version"),
}
_TAILS = {"_quote": ("原文", "quote"), "_start": ("起", "start"), "_end": ("止", "end"), "_id": ("编号", "id")}

#: Coded value → (Chinese, English).
VALUES: dict[str, tuple[str, str]] = {
    "lead": ("牵头", "lead"), "support": ("配合", "support"), "responsible": ("责任", "responsible"),
    "builds": ("建设", "builds"), "administers": ("管理", "administers"),
    "task": ("任务", "task"), "safeguard": ("保障措施", "safeguard"),
    "project": ("项目", "project"), "programme": ("工程", "programme"),
    "park": ("园区", "park"), "place": ("地点", "place"),
    "ge": ("≥", "≥"), "gt": (">", ">"), "eq": ("=", "="), "approx": ("≈", "≈"), "le": ("≤", "≤"), "lt": ("<", "<"),
    "final": ("正式", "final"), "draft": ("征求意见稿", "draft"), "news": ("新闻", "news"),
    "extracted": ("已抽取", "extracted"), "skipped": ("跳过", "skipped"), "unresolved": ("未决", "unresolved"),
    "owner": ("单位", "owner"), "number": ("数字", "number"),
    "no_task": ("不属于任何任务", "no task"), "task_without_owner": ("任务无责任单位", "task without owner"),
    "title": ("标题", "title"), "text": ("正文", "text"),
    "target": ("目标值", "target"), "observation": ("现状值", "observed"),
    "department": ("部门", "department"), "government": ("政府", "government"),
    "party_organ": ("党委机构", "party organ"),
    "management_committee": ("管委会", "management committee"), "mass_organisation": ("群团", "mass organisation"),
    "enterprise": ("企业", "enterprise"), "institution": ("事业单位", "institution"),
    "court_procuratorate": ("法院检察院", "court or procuratorate"), "leading_group": ("领导小组", "leading group"),
    "group": ("笼统单位", "group"), "other": ("其他", "other"),
    "national": ("国家", "national"), "province": ("省", "province"),
    "city": ("市", "city"), "county": ("县区", "county"),
    "zone": ("开发区", "zone"), "township": ("乡镇", "township"), "area": ("片区", "area"),
    "decision": ("人工认定", "decision"), "lexicon": ("词表", "lexicon"),
    "rule": ("规则", "rule"), "full": ("全称", "full"),
    "node": ("节点", "node"), "relationship": ("关系", "relationship"),
    "max": ("最高", "at most"), "min": ("不低于", "at least"),
    "exact": ("定额", "exactly"), "year": ("年", "year"),
}
#: Columns whose values are codes; in other columns the same word is a person's word and stays as it is.
CODED = frozenset(
    {"role", "kind", "op", "status", "outcome", "about", "matched", "fact_kind", "unit_kind",
     "project_kind", "thing_kind", "place_kind", "level", "resolution", "part", "per", "reason", "bound",
     "own_role", "other_role"}
)


def caption(name: str, lang: Lang) -> str:
    """Return what a column or parameter is called: ``superior_quote`` is 上级单位原文."""
    at = 0 if lang == "zh" else 1
    if name in CAPTIONS:
        return CAPTIONS[name][at]
    for tail, words in _TAILS.items():
        stem = name.removesuffix(tail)
        if stem != name and stem in CAPTIONS:
            return CAPTIONS[stem][at] + ("" if lang == "zh" else " ") + words[at]
    return name


def value_caption(column: str, value: Any, lang: Lang) -> Any:
    """Return what a coded value is called; anything else comes back as it is."""
    if column in CODED and isinstance(value, str) and value in VALUES:
        return VALUES[value][0 if lang == "zh" else 1]
    if isinstance(value, bool):
        return {("zh", True): "是", ("zh", False): "否", ("en", True): "yes", ("en", False): "no"}[lang, value]
    return value
