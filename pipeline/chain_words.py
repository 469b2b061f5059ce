"""Words of the evidence pack in both languages."""

from __future__ import annotations

from queries.captions import Lang

WORDS: dict[str, tuple[str, str]] = {
    "title": ("责任链证据单", "Chain of responsibility"),
    "kind": ("事项类别", "What it is"),
    "deadline": ("完成时限", "Deadline"),
    "none_stated": ("未写明", "not stated"),
    "said": ("原文", "In the words of the text"),
    "stated": ("出自", "Stated in"),
    "found": (
        "《{title}》{about}：“{quote}”（{place}）。",
        "“{title}”{about}: “{quote}” ({place}).",
    ),
    "answer": ("{role}：{units}。", "{role}: {units}."),
    "group": ("笼统单位（未点名）", "groups without a name of their own"),
    "inferred": ("（据约定推定）", " (by convention)"),
    "complete": ("各环节均有原文依据。", "Every link has its words."),
    "gaps": ("缺失环节（{number}）：{what}。", "Missing links ({number}): {what}."),
    "left_out": (
        "另有 {number} 项任务、项目或引用未列入；完整链条：zeren chain {thing} --tasks {most}。",
        "{number} more tasks, projects or citations are not listed: zeren chain {thing} --tasks {most}.",
    ),
    "documents": ("所据文件", "Documents"),
    "hops": ("责任链各环节", "Links of the chain"),
    "annex": ("环节明细", "All links"),
    "no": ("号", "No."),
    "document": ("文件", "Document"),
    "doc_number": ("文号", "Number"),
    "issuer": ("发文机关、日期、状态", "Issuer, date, status"),
    "file": ("原件及库中文本", "File and stored text"),
    "characters": ("{characters} 字", "{characters} characters"),
    "step": ("环节", "Link"),
    "from_to": ("内容", "What"),
    "quote": ("原文（逐字）", "Quote (verbatim)"),
    "place": ("出处", "Where"),
    "paragraph": ("第{number}段", "para. {number}"),
    "chars": ("字符{spans}", "chars {spans}"),
    "missing": ("缺：{what}", "missing: {what}"),
    "at": ("此处未见：“{quote}”", "not found at: “{quote}”"),
    "basis": ("；约定：“{quote}”（{place}）", "; convention: “{quote}” ({place})"),
    "unresolved": ("（名录外名称）", " (in no register)"),
    "note_place": (
        "段按非空行计；字符为库中文本的码点序号，自 0 起，不含末位。号对应“所据文件”。",
        "Paragraphs count lines that are not blank; chars are code points of the stored text from 0, the end not included.",
    ),
    "note_superior": (
        "上级单位据名录或规则认定，所附原文是点到该下级单位之处。“缺”指已载入文件中未写明，不等于事实上没有。",
        "Superiors follow from the register or a rule; the quote is where the unit below is named. “Missing” means: not stated in the loaded documents.",
    ),
    "check": ("复核", "To check it again"),
    "how": (
        "zeren chain --check 本文件：重新生成并逐字比较。",
        "zeren chain --check THIS-FILE makes the pack again and compares every word.",
    ),
    "sign": ("核对人：＿＿＿＿＿＿　　日期：＿＿＿＿＿＿　　（生成 {day}）", "Checked by: ＿＿＿＿＿＿　　Date: ＿＿＿＿＿＿　　(made {day})"),
    "list": ("、", ", "),
    "part": ("；", "; "),
    "colon": ("：", ": "),
}


def say(key: str, lang: Lang, **values: object) -> str:
    """Return one text with its values filled in."""
    return WORDS[key][0 if lang == "zh" else 1].format(**values)
