"""The graph model, declared once: DDL, upserts, exports and docs/data_model.md are made from these declarations.

Two kinds of node. *Document nodes* (``shared=False``) belong to one document and carry its ``document_id``; *shared
nodes* (units, indicators, projects, parks, places, policies) are named by several documents, their properties follow
from their key alone, and they live as long as some document MENTIONS them. Every relationship belongs to one document.
Apart from both stands what offices report (``reported=True``): it points at tasks and targets, changes nothing of them,
and outlives the document it speaks of; its two relationships carry no evidence but their own nodes.
Keys are content hashes (``graph.records.content_id``), so loading twice changes nothing and order does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass

SCHEMA_VERSION = 1

#: Types a property can have; all are legal in ArcadeDB and in Neo4j, lists are homogeneous.
STRING, INTEGER, FLOAT, BOOLEAN, STRINGS = "STRING", "INTEGER", "FLOAT", "BOOLEAN", "LIST<STRING>"


@dataclass(frozen=True, slots=True)
class Property:
    """One typed property with its meaning; all but ``id`` may be absent (null)."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class NodeSchema:
    """A node label with its properties; ``id`` is the key of every label.

    Attributes:
        searched: Properties that full-text search covers.
        indexed: Properties with an index of their own.
        reported: Not from a plan but from a filled ledger about plans; belongs to its ``ProgressFile``, not to a document.
    """

    label: str
    caption_zh: str
    meaning: str
    shared: bool
    properties: tuple[Property, ...]
    searched: tuple[str, ...] = ()
    indexed: tuple[str, ...] = ()
    reported: bool = False


@dataclass(frozen=True, slots=True)
class RelationshipSchema:
    """A relationship type with the labels it may join and its properties beside the evidence."""

    type: str
    caption_zh: str
    meaning: str
    joins: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...] = ()


def _p(name: str, type_: str, meaning: str) -> Property:
    return Property(name, type_, meaning)


KEY = _p("id", STRING, "content hash, the key")
EVIDENCE = (
    _p("document_id", STRING, "Document.id of the document that says it"),
    _p("start", INTEGER, "first code point of the quote in the stored text"),
    _p("end", INTEGER, "code point after the quote"),
    _p("quote", STRING, "the stored text from start to end, verbatim"),
    _p("rule", STRING, "rule that found it (docs/rules.md)"),
)
VALUE = (
    _p("value", FLOAT, "the number; counts with 万 multiplied out, money in the unit written"),
    _p("unit", STRING, "unit of the value, as written"),
    _p("year", INTEGER, "year it holds for, or null"),
)

NODES: tuple[NodeSchema, ...] = (
    NodeSchema("Document", "文件", "one loaded file", False, (
        KEY,
        _p("source", STRING, "base name of the file"),
        _p("sha256", STRING, "SHA-256 of the bytes"),
        _p("text_sha256", STRING, "SHA-256 of the stored text (UTF-8)"),
        _p("media_type", STRING, "MIME type"),
        _p("encoding", STRING, "text encoding of the file, or null"),
        _p("characters", INTEGER, "code points of the stored text"),
        _p("title", STRING, "the plan's own title"),
        _p("doc_number", STRING, "文号"),
        _p("issuers", STRINGS, "发文机关 as written"),
        _p("written", STRING, "成文日期, ISO"),
        _p("published", STRING, "发布日期, ISO"),
        _p("period_start", INTEGER, "first year of the plan period"),
        _p("period_end", INTEGER, "last year of the plan period"),
        _p("kind", STRING, "行动计划, 规划, 意见, 通知, 新闻 …"),
        _p("status", STRING, "final, draft or news"),
        _p("area", STRING, "full name of the jurisdiction"),
        _p("province", STRING, "province of the jurisdiction"),
        _p("city", STRING, "city of the jurisdiction"),
        _p("hints", STRING, "what the format states beside the text, JSON list of pairs"),
    ), ("title", "doc_number"), ("sha256", "doc_number")),
    NodeSchema("Text", "原文", "a stretch of the stored text, at most 100,000 code points", False, (
        KEY, _p("document_id", STRING, "Document.id"), _p("order", INTEGER, "from 0"),
        _p("start", INTEGER, "offset of its first code point"), _p("content", STRING, "the text, unchanged"),
        _p("sha256", STRING, "SHA-256 of content (UTF-8)"),
    ), (), ("document_id",)),
    NodeSchema("Block", "段落定位", "where a stretch of the text stands in the original (page, cell, paragraph)", False, (
        KEY, _p("document_id", STRING, "Document.id"), _p("start", INTEGER, "offset"), _p("end", INTEGER, "offset after"),
        _p("kind", STRING, "paragraph, heading, cell or box"), _p("page", INTEGER, "page from 1"),
        _p("locator", STRING, "p. 3, Sheet1!B4, paragraph 12"),
        _p("level", INTEGER, "heading level the format states"), _p("number", STRING, "automatic number, not in the text"),
        _p("table", INTEGER, "table in the document, from 0"), _p("row", INTEGER, "row in it, from 0"),
        _p("column", INTEGER, "column in it, from 0"), _p("rows", INTEGER, "rows a merged cell spans, when more than 1"),
        _p("columns", INTEGER, "columns it spans, when more than 1"),
    ), (), ("document_id",)),
    NodeSchema("LoadRecord", "载入台账", "the load ledger's row for one document, written in the same transaction", False, (
        KEY, _p("document_id", STRING, "Document.id"), _p("file", STRING, "path as given"),
        _p("sha256", STRING, "of the bytes"), _p("loaded_at", STRING, "UTC time, ISO; not part of the canonical dump"),
        _p("zeren_version", STRING, "version that loaded it"), _p("schema_version", INTEGER, "schema version"),
        _p("nodes", INTEGER, "document nodes written for it, this one excluded"),
        _p("relationships", INTEGER, "relationships written for it"),
        _p("counts", STRING, "JSON object: facts per kind"),
        _p("digest", STRING, "SHA-256 over all properties of its document nodes and relationships"),
    ), (), ("document_id", "sha256")),
    NodeSchema("Section", "章节", "a heading and what stands below it", False, (
        KEY, *EVIDENCE, _p("number", STRING, "as printed"), _p("title", STRING, "heading without its number"),
        _p("level", INTEGER, "1 for the outermost"), _p("order", INTEGER, "position among the sections, from 0"),
        _p("body_start", INTEGER, "offset of the whole section"), _p("body_end", INTEGER, "offset after it"),
    ), (), ("document_id",)),
    NodeSchema("Task", "任务", "an action item; its evidence is its title", False, (
        KEY, *EVIDENCE, _p("number", STRING, "as printed"), _p("title", STRING, "title of the item"),
        _p("path", STRINGS, "headings above it, outermost first"), _p("kind", STRING, "task or safeguard"),
        _p("order", INTEGER, "position among the tasks, from 0"), _p("body_start", INTEGER, "offset of the whole item"),
        _p("body_end", INTEGER, "offset after it"), _p("text", STRING, "the whole item, verbatim"),
        _p("deadline", STRING, "ISO date of the precision given, or words"),
        _p("deadline_start", INTEGER, "offset of the words that say the deadline"),
        _p("deadline_end", INTEGER, "offset after them"), _p("deadline_quote", STRING, "those words"),
    ), ("title", "text"), ("document_id",)),
    NodeSchema("Unit", "单位", "an organisation, resolved in the light of the document's area", True, (
        KEY, _p("name", STRING, "canonical full name"),
        _p("kind", STRING, "department, government, party_organ, management_committee, mass_organisation, enterprise …"),
        _p("level", STRING, "national, province, city, county, zone, township or null"),
        _p("area", STRING, "full name of its jurisdiction"),
        _p("diffuse", BOOLEAN, "true for a group without a name of its own (各有关部门)"),
    ), ("name",), ("name",)),
    NodeSchema("Target", "目标", "a quantified aim for the future of the document's own subject", False, (
        KEY, *EVIDENCE, *VALUE, _p("indicator", STRING, "noun phrase measured, as written"),
        _p("op", STRING, "ge, gt, eq, approx, le or lt"), _p("value2", FLOAT, "upper end of a range"),
        _p("per", STRING, "year for 每年 and 年均"), _p("increment", BOOLEAN, "true for 新增, 增长 …"),
        _p("binding", BOOLEAN, "true 约束性, false 预期性"), _p("subject", STRING, "whose value it is"),
        _p("deadline", STRING, "ISO date where finer than the year"), _p("order", INTEGER, "position, from 0"),
    ), ("indicator", "quote"), ("document_id",)),
    NodeSchema("Observation", "观测值", "a quantified fact of the past or present", False, (
        KEY, *EVIDENCE, *VALUE, _p("indicator", STRING, "noun phrase measured"), _p("subject", STRING, "city, park …"),
        _p("order", INTEGER, "position, from 0"),
    ), (), ("document_id",)),
    NodeSchema("Indicator", "指标", "what targets and observations measure, comparable across documents", True, (
        KEY, _p("name", STRING, "normalised noun phrase"), _p("unit", STRING, "base unit (家, 个, 元, % …)"),
        _p("subject", STRING, "whose value it is"),
    ), ("name",), ("name",)),
    NodeSchema("Support", "支持政策", "money the document promises", False, (
        KEY, *EVIDENCE, _p("amount", FLOAT, "in the unit written"), _p("unit", STRING, "万元, 亿元, % …"),
        _p("bound", STRING, "max, min or exact"), _p("beneficiary", STRING, "who gets it, as written"),
    ), (), ("document_id",)),
    NodeSchema("Project", "项目", "a named project, engineering work or boxed programme", True, (
        KEY, _p("name", STRING, "as written"), _p("kind", STRING, "project or programme"),
        _p("area", STRING, "jurisdiction of the document that names it"),
    ), ("name",), ("name",)),
    NodeSchema("ProjectFact", "项目数据", "investment, area, output … of a project", False, (
        KEY, *EVIDENCE, _p("attribute", STRING, "总投资, 占地面积 …"), _p("value", FLOAT, "the number"),
        _p("unit", STRING, "as written"),
    ), (), ("document_id",)),
    NodeSchema("Park", "园区", "a development zone, science city, industrial park or new area", True, (
        KEY, _p("name", STRING, "canonical name"), _p("level", STRING, "zone or area"), _p("area", STRING, "enclosing division"),
    ), ("name",), ("name",)),
    NodeSchema("Place", "地点", "an administrative division or named area", True, (
        KEY, _p("name", STRING, "full name"), _p("level", STRING, "province, city, county, township, area"),
        _p("code", STRING, "division code of the dated gazetteer"), _p("area", STRING, "enclosing division"),
    ), ("name",), ("name",)),
    NodeSchema("Policy", "政策文件", "a policy as a work, known by its title; a Document is a text of it", True, (
        KEY, _p("title", STRING, "title without 《》"), _p("doc_number", STRING, "文号, when cited by number only"),
    ), ("title",), ("title",)),
    NodeSchema("Clause", "未决条款", "a clause with an owner, number or place that was skipped or is unresolved", False, (
        KEY, *EVIDENCE, _p("about", STRING, "owner, number, place or project"),
        _p("outcome", STRING, "skipped or unresolved"), _p("reason", STRING, "why"),
    ), (), ("document_id",)),
    NodeSchema("ProgressFile", "进展文件", "one filled ledger that was loaded", False, (
        KEY, _p("source", STRING, "base name of the file"), _p("file", STRING, "path as given"),
        _p("sha256", STRING, "SHA-256 of the bytes"),
        _p("loaded_at", STRING, "UTC time, ISO; not part of the canonical dump"),
        _p("zeren_version", STRING, "version that loaded it"), _p("records", INTEGER, "progress records it gave"),
        _p("blank", INTEGER, "rows in which nothing was filled"),
        _p("digest", STRING, "SHA-256 over all properties of its records"),
    ), (), ("sha256",), reported=True),
    NodeSchema("Progress", "进展记录", "what one row of a filled ledger says of a task or target", False, (
        KEY, _p("file_id", STRING, "ProgressFile.id"), _p("about_id", STRING, "Task.id or Target.id, or null"),
        _p("about", STRING, "task or target"), _p("title", STRING, "task or indicator as the row names it"),
        _p("status", STRING, "not_started, in_progress, delayed, done, stopped, or null"),
        _p("status_words", STRING, "the status as written"), _p("note", STRING, "the progress as written"),
        _p("value", FLOAT, "value reached, in the unit of the target unless the row says another"),
        _p("value_words", STRING, "that value as written"), _p("who", STRING, "who reports"),
        _p("reported_on", STRING, "ISO date of the precision given, or null"),
        _p("date_words", STRING, "that date as written"), _p("locator", STRING, "first filled cell: 任务!J5"),
        _p("row_text", STRING, "all cells of the row as they stand in the file, a bar between them"),
        _p("linked_by", STRING, "id or title, or null when the row names nothing that is loaded"),
        _p("reason", STRING, "why it is not linked, or what of it was not understood"),
    ), (), ("file_id", "about_id"), reported=True),
)

RELATIONSHIPS: tuple[RelationshipSchema, ...] = (
    RelationshipSchema("PART_OF", "属于", "containment in the document", (
        ("Section", "Document"), ("Section", "Section"), ("Task", "Document"), ("Task", "Section"), ("Task", "Task"),
        ("Target", "Document"), ("Target", "Section"), ("Observation", "Document"), ("Observation", "Section"),
        ("Support", "Document"), ("Support", "Section"),
    )),
    RelationshipSchema("ISSUED_BY", "发文机关", "the document was issued by the unit", (("Document", "Unit"),),
                       (_p("name", STRING, "as written"), _p("order", INTEGER, "from 0"))),
    RelationshipSchema("RESPONSIBLE_FOR", "负责", "the unit has a part in the task", (("Unit", "Task"),), (
        _p("role", STRING, "lead, support or responsible"), _p("order", INTEGER, "position in its list, from 0"),
        _p("inferred", BOOLEAN, "the role follows from a convention that basis_quote states"),
        _p("name", STRING, "as written"), _p("resolution", STRING, "decision, lexicon, rule, full, group, unresolved"),
        _p("reason", STRING, "why the name stands for the unit"),
        _p("basis_start", INTEGER, "offset of the convention"), _p("basis_end", INTEGER, "offset after it"),
        _p("basis_quote", STRING, "the convention, verbatim"),
        _p("chair", STRING, "of a leading group: the post that chairs it, as written"),
        _p("chair_start", INTEGER, "offset of the chair"), _p("chair_end", INTEGER, "offset after it"),
        _p("chair_quote", STRING, "the chair, verbatim"),
    )),
    RelationshipSchema("HOSTS", "设办公室", "the office of the leading group is in the unit", (("Unit", "Unit"),),
                       (_p("name", STRING, "the unit as written"), _p("task_id", STRING, "task that says so"))),
    RelationshipSchema("REPORTS_TO", "隶属", "the unit's superior; evidence is the mention that brought the unit in",
                       (("Unit", "Unit"),), (_p("source", STRING, "lexicon entry or rule that says so"),)),
    RelationshipSchema("HAS_TARGET", "设定目标", "the task is to reach the target", (("Task", "Target"),)),
    RelationshipSchema("MEASURES", "衡量", "what the number measures", (("Target", "Indicator"), ("Observation", "Indicator"))),
    RelationshipSchema("SUPPORTED_BY", "资金支持", "money promised for the task", (("Task", "Support"),)),
    RelationshipSchema("CONCERNS", "涉及", "the task is about the project or park",
                       (("Task", "Project"), ("Task", "Park"))),
    RelationshipSchema("HAS_FACT", "项目数据", "a figure of the project", (("Project", "ProjectFact"),)),
    RelationshipSchema("LOCATED_IN", "位于", "the text says where", (
        ("Task", "Place"), ("Task", "Park"), ("Project", "Place"), ("Project", "Park"), ("Park", "Place"), ("Park", "Park"),
    ), (_p("name", STRING, "the place as written"),)),
    RelationshipSchema("ADMINISTERS", "管理", "the management committee runs the park", (("Unit", "Park"),),
                       (_p("source", STRING, "lexicon entry or rule that says so"),)),
    RelationshipSchema("BUILDS", "建设", "the unit builds or owns the project", (("Unit", "Project"),),
                       (_p("name", STRING, "as written"),)),
    RelationshipSchema("CITES", "引用", "the document cites the policy", (("Document", "Policy"),),
                       (_p("doc_number", STRING, "its 文号, when the text gives it"),)),
    RelationshipSchema("TEXT_OF", "文本", "the document is a text of the policy", (("Document", "Policy"),)),
    RelationshipSchema("MENTIONS", "提及", "keeps a shared node alive; evidence is the first mention", (
        ("Document", "Unit"), ("Document", "Indicator"), ("Document", "Project"), ("Document", "Park"),
        ("Document", "Place"), ("Document", "Policy"),
    ), (
        _p("surfaces", STRINGS, "forms as written"), _p("count", INTEGER, "mentions in the document"),
        _p("reading", STRING, "of a unit: certainty, kind, level, area, diffuse as this document reads its name, with a "
           "bar between; the smallest reading of all documents is the unit's"),
        _p("box", STRING, "of a project: title of the 专栏 that holds it in this document"),
    )),
    RelationshipSchema("REPORTED_IN", "载于", "the record stands in the ledger file", (("Progress", "ProgressFile"),)),
    RelationshipSchema("REPORTS_ON", "报告", "the record is about the task or target",
                       (("Progress", "Task"), ("Progress", "Target"))),
)

NODE_BY_LABEL = {schema.label: schema for schema in NODES}
RELATIONSHIP_BY_TYPE = {schema.type: schema for schema in RELATIONSHIPS}


def properties_of(relationship: RelationshipSchema) -> tuple[Property, ...]:
    """Return the key, the evidence and the own properties of a relationship type, in that order."""
    return (KEY, *EVIDENCE, *relationship.properties)
