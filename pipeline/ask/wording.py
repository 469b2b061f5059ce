"""What an answer says in words, in Chinese or English; the rows themselves are printed by whoever asked."""

from __future__ import annotations

from pipeline.ask.answer import Answer
from queries import find_query
from queries.captions import Lang, caption, value_caption

_SENTENCES: dict[str, tuple[str, str]] = {
    "query": ("查询：{name}（{title}）", "Query: {name} ({title})"),
    "parameters": ("参数：{values}", "Parameters: {values}"),
    "none": ("无", "none"),
    "answered": ("共 {rows} 行。", "{rows} rows."),
    "nothing": ("没有结果：载入的文件中没有这样的内容。", "No rows: no loaded document says so."),
    "refused": ("没有回答：这个问题没有完全读懂。", "Not answered: the question was not understood as a whole."),
    "too_little": ("没有回答：问题里没有说要查什么。", "Not answered: the question does not say what to look for."),
    "unknown": ("没有回答：载入的文件都没有提到“{words}”。", "Not answered: no loaded document mentions “{words}”."),
    "words": ("没有读懂的部分：{words}", "Not understood: {words}"),
    "not_found": ("没有查到的词：{words}", "Words without a result: {words}"),
    "years": ("这一年没有；有这些年份的：{years}。", "None for that year; there are some for {years}."),
    "relative": ("请写明年份，例如 2025年。", "Say the year, for instance 2025年."),
    "choose": ("“{form}”可能指以下几项，请写全称：", "“{form}” may be any of these; write the full name:"),
    "nearest": ("可以这样问：", "Questions that can be answered:"),
}
_RELATIVE = ("今年", "明年", "去年", "前年", "后年", "月", "近", "天")


def answer_lines(answer: Answer, lang: Lang) -> list[str]:
    """Return what to say about an answer, one line each: query, parameters, what was not understood, near questions."""
    lines = summary_lines(answer, lang)
    if answer.choices is not None:
        lines += [f"  {name.name}" for name in answer.choices[1]]
    if answer.nearest:
        lines.append(_say("nearest", lang))
        lines += [f"  {near.zh}" if lang == "zh" else f"  {near.zh} ({near.en})" for near in answer.nearest]
    return lines


def summary_lines(answer: Answer, lang: Lang, *, outcome: bool = True) -> list[str]:
    """Return the same without the lists of names and of near questions.

    Args:
        answer: What became of the question.
        lang: zh or en.
        outcome: False where the rows or the choice show what came of it.
    """
    lines = []
    if answer.query is not None and answer.outcome != "choose":
        info = find_query(answer.query)
        lines.append(_say("query", lang, name=info.name, title=info.title(lang)))
        values = "；" if lang == "zh" else "; "
        said = values.join(f"{caption(name, lang)}={_shown(name, value, lang)}" for name, value in answer.shown.items())
        lines.append(_say("parameters", lang, values=said or _say("none", lang)))
    if outcome:
        lines.append(_outcome(answer, lang))
    if answer.not_understood and answer.outcome in ("refused", "nothing"):
        key = "words" if answer.outcome == "refused" else "not_found"
        lines.append(_say(key, lang, words="、".join(f"“{word}”" for word in answer.not_understood)))
    if any(word.startswith(_RELATIVE) or word.endswith("年") for word in answer.not_understood if len(word) == 2):
        lines.append(_say("relative", lang))
    if answer.years:
        lines.append(_say("years", lang, years="、".join(map(str, answer.years))))
    return lines


def _outcome(answer: Answer, lang: Lang) -> str:
    if answer.outcome == "refused" and not answer.not_understood:
        return _say("too_little", lang)
    form = answer.choices[0] if answer.choices else ""
    return _say(answer.outcome, lang, rows=len(answer.rows), words="、".join(answer.not_understood), form=form)


def _shown(name: str, value: object, lang: Lang) -> str:
    if isinstance(value, list):
        return "、".join(map(str, value))
    return str(value_caption(name, value, lang))


def _say(key: str, lang: Lang, **values: object) -> str:
    return _SENTENCES[key][0 if lang == "zh" else 1].format(**values)
