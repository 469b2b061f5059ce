"""Leading groups with chair and office, in the forms that safeguards of plans have."""

from __future__ import annotations

import pytest

HEAD = "江州市数字经济行动计划（2024—2026年）\n\n为推动发展，制定本计划。\n\n一、重点任务\n（一）强平台。建设平台。\n二、保障措施\n（一）加强领导。"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("成立由县长任组长的数字经济领导小组，领导小组下设办公室，办公室设在县发改局。", ("数字经济领导小组", "县长", "县发改局")),
        ("成立市数字经济发展领导小组，市政府主要负责人任组长，领导小组办公室设在市科技局。", ("市数字经济发展领导小组", "市政府主要负责人", "市科技局")),
        ("成立市数字经济工作专班，由分管副市长任总召集人，办公室设在市工信局，承担日常工作。", ("市数字经济工作专班", "分管副市长", "市工信局")),
        ("成立市数字经济领导小组，组成人员如下：\n组　长：市委副书记、市长\n副组长：常务副市长\n领导小组办公室设在市大数据局。", ("市数字经济领导小组", "市委副书记、市长", "市大数据局")),
        ("充分发挥市数字经济领导小组作用，统筹推进各项工作。", ("市数字经济领导小组", None, None)),
    ],
)
def test_a_group_with_chair_and_office(facts_of, words, expected):
    facts = facts_of(HEAD + words + "\n")
    (body,) = facts.bodies
    assert (body.name, body.chair, body.office) == expected
    for evidence in (body.evidence, body.chair_evidence, body.office_evidence):
        assert evidence is None or facts.source.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("words", ["建立领导小组，落实责任。", "由市科技局牵头推进。", "发挥专家委员会成员作用。"])
def test_words_that_name_no_group(facts_of, words):
    assert facts_of(HEAD + words + "\n").bodies == ()
