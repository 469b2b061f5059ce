"""Names for people of what chains and gaps speak of; ``queries.captions`` takes them in."""

from __future__ import annotations

GAP_CAPTIONS: dict[str, tuple[str, str]] = {
    "least": ("下限", "at least"),
    "mean": ("平均", "mean"),
    "missing": ("缺失", "missing"),
    "points": ("分值", "points"),
    "rank": ("序", "rank"),
    "reasons": ("理由", "reasons"),
    "severity": ("程度", "severity"),
    "source_kind": ("起点类别", "kind of source"),
    "target_kind": ("终点类别", "kind reached"),
}

GAP_VALUES: dict[str, tuple[str, str]] = {
    "critical": ("严重", "critical"), "high": ("较重", "high"), "medium": ("一般", "medium"), "low": ("提示", "low"),
    "no_year": ("无年份", "no year"), "no_number": ("无可读数值", "no readable number"),
    "deadline_in_words": ("时限只有文字", "deadline in words only"), "has_targets": ("带有量化目标", "holds targets"),
    "no_owner_in_plan": ("全文几乎不写责任单位", "the plan hardly names any unit"),
    "binding_target": ("约束性目标", "binding target"), "owner_clause": ("涉及责任单位", "about an owner"),
    "no_owner": ("无责任单位", "no unit answers for it"), "only_diffuse": ("责任单位未点名", "only groups without a name"),
    "no_lead": ("只有配合单位，无牵头或责任单位", "supported only, no lead"), "no_superior": ("无上级", "no superior known"),
    "no_issuer": ("无发文机关", "no issuer stated"), "no_target": ("无量化目标", "no quantified target"),
    "no_deadline": ("无完成时限", "no deadline"), "no_builder": ("无建设单位", "no builder"),
    "no_place": ("无地点", "no place"), "no_money": ("无投资额", "no money"),
    "no_administration": ("无管理机构", "no administering unit"), "no_citation": ("未引用上级文件", "cites no other paper"),
    "cited_not_loaded": ("引用文件不在库中", "cited paper not loaded"),
}
