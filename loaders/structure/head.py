"""The head of a document: title, 文号, issuers, dates, period, kind, status, and where the plan itself begins.

Source: GB/T 9704-2012 (发文机关标志, 发文字号, 标题, 成文日期), the metadata table of government sites (索引号 … 文号), and the
bulleted list of the same fields without labels, as in 001. The plan's own title wins over that of the notice that
forwards it (FORMAT.md); the number of a cited paper is never the document's (002 cites one).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from graph.records import BlockKind, DocumentStatus
from loaders.cleaning import CleanText, Paragraph
from loaders.structure.fields import DATE, DOC_NUMBER, HAN_DATE, iso_date, kind_of, period_of, strip_marks
from loaders.structure.front import SIGNED_LINE, FrontReader, RawHead
from loaders.structure.named_title import SEARCHED, named_title
from loaders.titles import is_title_like, plan_title, title_of_notice

_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("index_number", re.compile(r"索引号")),
    ("issuer", re.compile(r"(?:发文|发布|公开|制定|信息来源|发文单位|成文)(?:机关|机构|单位|部门)|发文单位|来源机关")),
    ("written", re.compile(r"(?:成文|生成|发文|印发|制发)(?:日期|时间)")),
    ("published", re.compile(r"(?:发布|公开|公布|上网)(?:日期|时间)")),
    ("doc_number", re.compile(r"(?:发文|文件?)(?:字号|编号|文号)|^文号|文号$")),
    ("title", re.compile(r"^(?:标题|名称|信息名称|文件名称)$")),
)
_LABELLED = re.compile(
    r"(?:(?:^|(?<=[\s，；|]))(?P<label>[\u4e00-\u9fff]{2,6})|(?P<known>文号|发文字号|发文单位|发文机关|发布机构|发文日期|发布日期|成文日期))：(?P<value>[^：]*?)"
    r"(?=(?:(?:发布|发文|成文|公开|生成|印发|信息|索引|主题|文号|来源|有效|浏览|字[体号])[\u4e00-\u9fff]{0,4}|[\u4e00-\u9fff]{2,4})：|$)"
)
#: 来源：滁州日报　时间：2023-11-08 08:30.
_BYLINE_DATE = re.compile(r"来源：.{0,40}(?:时间|日期)：?((?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)")
#: The line that opens an annex; the signature of the paper stands before the first one.
_ANNEX = re.compile(r"附件\d{0,2}[：:]?")
#: ——2019年1月23日在甲区第十五届人民代表大会第四次会议上: when a report was made.
_DELIVERED = re.compile(r"[—\-（(]*(?:19|20)\d{2}年\d{1,2}月\d{1,2}日在.{4,60}(?:会议|大会)上[）)]?$")
_DRAFT = re.compile(r"征求意见稿|送审稿|讨论稿|公开征求意见|草案|（草稿）")
#: 安徽日报 2024年1月26日 03版.
_PAPER = re.compile(r"(?:日报|晚报|晨报|时报|商报|都市报|周报|新闻|新闻网|电视台|客户端)$")
#: What only a report opens with, even under a headline such as 甲市印发行动方案.
_WIRE = re.compile(r"(?:新华社|中新社|本报|本网)[^。\n]{0,20}(?:电|讯)[（(　 ]|(?:电|讯)[（(]?(?:通讯员|记者)|记者从")
_NEWS = re.compile(
    r"记者|通讯员|本报讯|^.{0,12}讯[（：]|责任编辑|\d日消息，|(?:来自|据)[^，。；]{2,14}(?:消息|报道)"
    r"|快讯|责编：|审签：|文章转载自|(?:来源|来自)：.{0,20}(?:报|网|社)|日电"
)
#: What reports open their sentences with; alone it makes none of a paper with the parts of a plan.
_TOLD = re.compile(
    r"(?:^|[。\n　])(?:昨[日天]|今[日天]|近日|日前|连日来|今年以来，(?:我|全)[省市县区]|(?:\d{1,2}月)?\d{1,2}日(?:[上下]午)?)[，　]|来源：|记者获悉|据悉|据了解"
)
_PLANNED = re.compile(
    r"责任单位|牵头单位|配合单位|指导思想|总体要求|基本原则|组织实施|保障措施|^第[一二三四五六七八九十]+[章条]", re.M
)


def read_head(clean: CleanText, paragraphs: Sequence[Paragraph]) -> RawHead:
    """Read the head of a document; fields that it does not state stay None."""
    reader = _HeadReader(clean, paragraphs)
    return reader.read()


class _HeadReader(FrontReader):
    """Reads the fields one after the other; the title first, since it says where the front ends."""

    def read(self) -> RawHead:
        head = self.head
        self._title()
        self._metadata()
        self._number()
        self._dates()
        self._issuers()
        self._period()
        text = (
            self.clean.norm[: self.paragraphs[min(head.body, len(self.paragraphs) - 1)].end] if self.paragraphs else ""
        )
        head.kind = head.kind or kind_of(head.title)
        if _DRAFT.search(text) or (head.title and _DRAFT.search(head.title)):
            head.status = DocumentStatus.DRAFT
        elif self._is_news():
            head.status, head.kind = DocumentStatus.NEWS, "新闻"
            if "title" in head.evidence:
                # The two halves of a headline are divided by a blank.
                head.title = " ".join(head.evidence["title"].quote.split())
        return head

    # -- title ---------------------------------------------------------------------------------------------------
    def _title(self) -> None:
        found = named_title([self.norm(index) for index in range(min(len(self.paragraphs), SEARCHED))])
        if found is not None:
            self.front = max(self.front, found[1] + 1)
        found = found or plan_title(
            [self.norm(index) for index in range(self.front)],
            [paragraph.blanks_before for paragraph in self.paragraphs[: self.front]],
        )
        if found is not None:
            first, last = found
            start, end = self.paragraphs[first].start, self.paragraphs[last].end
            forwarded = title_of_notice(self.clean.norm[start:end])
            if forwarded is not None and is_title_like(forwarded):
                # 关于印发甲规划的通知, with the plan right behind it and no title of its own.
                start = self.clean.norm.index(forwarded, start, end)
                end = start + len(forwarded)
            self._set("title", start, end, "head.title")
            self.head.title = strip_marks(self.clean.text[start:end].replace("\n", ""))
            self.head.body = last + 1
            return
        named = (
            re.search(r"现?将《([^《》]{6,60})》", self.clean.norm[:800]) or re.search(r"《([^《》]{6,40})》", self.clean.norm[:500])
            if not _NEWS.search(self.clean.norm[:1500])
            else None
        )
        if named and is_title_like(named.group(1)) and not re.search(r"通知|^政府工作报告$", named.group(1)):
            # A plan whose title page is lost calls itself by name in its first lines (as 000).
            self.head.title = self.clean.text[named.start(1) : named.end(1)]
            self._set("title", named.start(1), named.end(1), "head.named_in_text")
            return
        hint = dict(self.clean.source.hints).get("title")
        if hint:
            self.head.title = title_of_notice(hint) or hint

    def _is_news(self) -> bool:
        if self.head.doc_number or self.head.issuers:
            return False
        text = self.clean.norm[:2500] + self.clean.norm[-200:]
        official = self.head.title is not None and is_title_like(self.head.title)
        if not official and _TOLD.search(text) and not _PLANNED.search(self.clean.norm):
            return True
        return bool(_NEWS.search(text)) and (not official or bool(_WIRE.search(text[:1500])))

    # -- labelled fields -----------------------------------------------------------------------------------------
    def _metadata(self) -> None:
        for index in range(min(self.front, 30)):
            paragraph, norm = self.paragraphs[index], self.norm(index)
            for match in _LABELLED.finditer(norm):
                name = next((name for name, pattern in _LABELS if pattern.search(match["label"] or match["known"])), None)
                value = match["value"].strip()
                if name and value and len(norm) < 300:
                    self._labelled(
                        name, value, paragraph.start + match.start("value"), paragraph.start + match.start("value") + len(value)
                    )
            for name in ("written", "published"):
                pattern = dict(_LABELS)[name]
                dated = re.search(
                    rf"(?:{pattern.pattern})[：〕\]]?((?:19|20)\d{{2}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?)", norm
                )
                if dated and len(norm) < 200:
                    self._labelled(
                        name, dated.group(1), paragraph.start + dated.start(1), paragraph.start + dated.end(1)
                    )
            if self.head.published is None and (line := _BYLINE_DATE.search(norm)) and len(norm) < 200:
                self._labelled("published", line[1], paragraph.start + line.start(1), paragraph.start + line.end(1))
        self._cells()
        hints = dict(self.clean.source.hints)
        for name in ("doc_number", "written", "published", "issuer"):
            if hints.get(name):
                self._hint(name, hints[name])

    def _cells(self) -> None:
        """Read label and value in neighbouring cells (the metadata table of a web page or docx)."""
        cells = [
            index
            for index in range(min(len(self.paragraphs), 40))
            if self.paragraphs[index].block.kind is BlockKind.CELL
        ]
        for label, value in itertools.pairwise(cells):
            words = self.norm(label).rstrip("：")
            name = next((name for name, pattern in _LABELS if len(words) <= 6 and pattern.search(words)), None)
            if name and not self.norm(value).endswith("："):
                paragraph = self.paragraphs[value]
                self._labelled(name, self.norm(value), paragraph.start, paragraph.end)

    def _labelled(self, name: str, value: str, start: int, end: int) -> None:
        if name in ("written", "published"):
            date = iso_date(value)
            if date and getattr(self.head, name) is None:
                setattr(self.head, name, date)
                self._set(name, start, end, "head.labelled")
        elif name == "doc_number":
            match = DOC_NUMBER.search(value)
            if match and self.head.doc_number is None:
                self.head.doc_number = match.group()
                self._set(name, start, end, "head.labelled")
        elif name == "issuer" and not self.head.issuers and len(value) >= 3:
            self.head.issuers = tuple(part for part in re.split(r"[、，;；|](?![^（]*）)", value) if part)
            self._set("issuers", start, end, "head.labelled")

    def _hint(self, name: str, value: str) -> None:
        if name == "issuer":
            self.head.issuers = self.head.issuers or (value,)
        elif name == "doc_number":
            match = DOC_NUMBER.search(value.replace("[", "〔").replace("]", "〕"))
            self.head.doc_number = self.head.doc_number or (match.group() if match else None)
        elif getattr(self.head, name) is None:
            setattr(self.head, name, iso_date(value))

    # -- number, dates, issuers ----------------------------------------------------------------------------------
    def _number(self) -> None:
        if self.head.doc_number is not None:
            return
        for index in range(self.front):
            norm = self.norm(index)
            match = DOC_NUMBER.search(norm)
            # A number inside a sentence or behind a 《title》 is a citation.
            labelled = match is not None and re.search(r"(?:发文字号|文号)[：〕\]]?$", norm[: match.start()])
            if match and (labelled or len(norm) <= len(match.group()) + 24) and "》" not in norm[: match.start()]:
                start = self.paragraphs[index].start + match.start()
                self.head.doc_number = self.clean.text[start : start + len(match.group())]
                self._set("doc_number", start, start + len(match.group()), "head.number")
                return

    def _dates(self) -> None:
        bare: list[tuple[str, int, int]] = []
        signed: tuple[str, int, int] | None = None
        last = len(self.paragraphs)
        annex = next((index for index in range(self.front, last) if _ANNEX.fullmatch(self.norm(index))), self.front)
        for index in [*range(self.front), *range(max(self.front, annex - 4), annex), *range(max(self.front, last - 12), last)]:
            norm, start = self.norm(index), self.paragraphs[index].start
            match = DATE.search(norm) or HAN_DATE.search(norm)
            if match is None or (
                len(norm) > len(match.group()) + 14
                and not re.fullmatch(r"[（〔].{0,50}(?:印发|发布|公布|批准|通过)[）〕]", norm)
                and not SIGNED_LINE.fullmatch(norm)
                and not _DELIVERED.match(norm)
                and not (match.start() < 8 and re.search("来源|记者|编辑|浏览|发布", norm))
            ):
                continue
            date = iso_date(match.group())
            if date is None or re.search(r"(?<![一-鿿])印发$|起施行|有效期", norm):
                continue
            entry = (date, start + match.start(), start + match.end())
            if SIGNED_LINE.fullmatch(norm) or _DELIVERED.match(norm) or (
                re.match(r"[（〔]", norm) and re.search(r"(?:印发|发布|公布|批准|通过)[）〕]$", norm)
            ):
                signed = signed or entry
            if "-" in match.group() and not re.search("年", norm) and len(norm) <= len(match.group()) + 2:
                bare.append(entry)
            elif match.start() == 0 and re.match(r"\d{1,2}:\d{2}|\d{1,2}：\d{2}", norm[match.end() :]):
                bare.append(entry)  # 2025-07-25 09:00 of a news page
            elif re.search("来源：|记者|编辑|浏览|点击", norm) or _PAPER.search(norm[: match.start()]):
                bare.append(entry)
            elif len(norm) <= len(match.group()) + 4:
                signed = signed or entry
        byline = any(re.search(r"来源：|记者|编辑|\d[:：]\d\d", self.norm(index)) for index in range(self.front))
        if (
            signed is None
            and not byline
            and len(bare) >= 1
            and self.head.written is None
            and self.head.published is None
        ):
            signed = bare.pop(0)
        elif signed is not None and len(bare) >= 2 and bare[0][0] == signed[0]:
            bare.pop(0)
        if self.head.written is None and signed is not None:
            self.head.written = signed[0]
            self._set("written", signed[1], signed[2], "head.date")
        if self.head.published is None and bare:
            later = next((entry for entry in bare if self.head.written is None or entry[0] >= self.head.written), None)
            if later is not None:
                self.head.published = later[0]
                self._set("published", later[1], later[2], "head.date")

    def _period(self) -> None:
        for name, text in (("title", self.head.title or ""), ("text", self.clean.norm[:3000])):
            period = period_of(text, loose=name == "title")
            if period is not None:
                self.head.period = period
                return
