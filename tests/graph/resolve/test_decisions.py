"""Decisions of people beat lexicons and rules, and no code overwrites them."""

import pytest

from graph.errors import ResolutionError, SettingsError
from graph.records import Area
from graph.resolve import Decision, Decisions, Proposal, UnitResolver, append_decision, append_proposals, load_decisions
from graph.resolve.decisions import VARIABLE, read_decisions

ZHENGZHOU = Area("河南省", "郑州市")
SIGNED = "reviewer: 张三, date: 2026-11-23, reason: 三定方案"


def write(path, *rows):
    path.write_text("decisions:\n" + "".join(f"  - {{{row}, {SIGNED}}}\n" for row in rows), encoding="utf-8")
    return path


def resolve(name, decisions, area=ZHENGZHOU):
    return UnitResolver(area, decisions).resolve(name)


def test_a_decision_beats_the_lexicon(tmp_path):
    decisions = read_decisions(write(tmp_path / "d.yml", "name: 市农委, area: 郑州市, is: 郑州市农业农村局"))

    unit = resolve("市农委", decisions)

    assert (unit.name, unit.method, unit.kind) == ("郑州市农业农村局", "decision", "department")
    assert unit.superior == "郑州市人民政府"
    assert "张三" in unit.reason and "2026-11-23" in unit.reason


def test_a_decision_holds_for_its_area_only(tmp_path):
    decisions = read_decisions(write(tmp_path / "d.yml", "name: 市农委, area: 郑州市, is: 郑州市农业农村局"))

    assert resolve("市农委", decisions, Area("陕西省", "西安市")).method == "lexicon"


def test_a_decision_for_any_area_holds_everywhere(tmp_path):
    decisions = read_decisions(write(tmp_path / "d.yml", 'name: 超算中心, area: "*", is: 国家超级计算郑州中心'))

    assert resolve("超算中心", decisions, Area("陕西省", "西安市")).name == "国家超级计算郑州中心"


def test_a_decision_that_it_is_not_leaves_the_next_answer(tmp_path):
    decisions = read_decisions(write(tmp_path / "d.yml", "name: 市科技局, area: 郑州市, not: 郑州市科学技术局"))

    unit = resolve("市科技局", decisions)

    assert unit.name != "郑州市科学技术局"
    assert unit.method != "decision"


def test_a_decision_covers_the_name_with_its_bracket(tmp_path):
    decisions = read_decisions(write(tmp_path / "d.yml", "name: 市委宣传部, area: 郑州市, is: 郑州市新闻办公室"))

    assert resolve("市委宣传部（市文明办）", decisions).name == "郑州市新闻办公室"


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (["name: 甲局, area: 郑州市"], "exactly one"),
        (["name: 甲局, area: 郑州市, is: 乙局, not: 丙局"], "exactly one"),
        (["name: 甲局, area: 郑州市, is: 乙局", "name: 甲局, area: 郑州市, is: 丙局"], "is both"),
        (["name: 甲局, area: 郑州市, is: 乙局", "name: 甲局, area: 郑州市, not: 乙局"], "both is and is not"),
        (["name: 甲局, area: 郑州市, is: 乙局, note: x"], "note"),
    ],
)
def test_read_decisions_refuses_what_contradicts_itself(tmp_path, rows, says):
    path = write(tmp_path / "d.yml", *rows)

    with pytest.raises(ResolutionError, match=says):
        read_decisions(path)


@pytest.mark.parametrize("text", ["", "[", "decisions: 1\n", "decision: []\n", "decisions:\n  - 甲局\n"])
def test_read_decisions_names_a_file_that_is_none(tmp_path, text):
    path = tmp_path / "d.yml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ResolutionError, match=r"d\.yml"):
        read_decisions(path)


def test_the_projects_own_decisions_are_valid(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)

    assert isinstance(load_decisions(), Decisions)


def test_an_offices_file_wins_over_an_earlier_one(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(write(tmp_path / "a.yml", "name: 甲局, area: 郑州市, is: 乙局")))
    later = write(tmp_path / "b.yml", "name: 甲局, area: 郑州市, is: 丙局")

    assert resolve("甲局", load_decisions()).name == "乙局"
    assert resolve("甲局", load_decisions(later)).name == "丙局"


def test_a_later_file_can_take_a_decision_back(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(write(tmp_path / "a.yml", "name: 甲局, area: 郑州市, is: 乙局")))
    later = write(tmp_path / "b.yml", "name: 甲局, area: 郑州市, not: 乙局")

    assert resolve("甲局", load_decisions(later)).name != "乙局"


def test_load_decisions_refuses_a_missing_file(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none.yml"))

    with pytest.raises(SettingsError, match=r"none\.yml"):
        load_decisions()


def test_append_proposals_only_grows_the_file(tmp_path):
    path = tmp_path / "proposals.csv"
    first = Proposal("市低空局", "郑州市", "郑州市低空局", "no lexicon knows it")
    assert append_proposals(path, [first, first]) == 1
    before = path.read_text(encoding="utf-8")

    added = append_proposals(path, [first, Proposal("市数据集团", "郑州市", "郑州市数据集团", "no lexicon knows it")])

    assert added == 1
    assert path.read_text(encoding="utf-8").startswith(before)


OWN = "# ours\ndecisions:\n  - {name: 市农委, area: 郑州市, is: 郑州市农业农村工作委员会, reviewer: 张三, date: 2026-11-23, reason: 三定方案}\n"
SAID = {"name": "市数办", "area": "郑州市", "is": "郑州市大数据管理局", "reviewer": "李四", "date": "2026-11-23", "reason": "挂牌: 是"}


def test_append_decision_adds_a_line_and_changes_none(tmp_path):
    path = tmp_path / "own.yml"
    path.write_text(OWN, encoding="utf-8")
    line = append_decision(path, Decision.model_validate(SAID))
    text = path.read_text(encoding="utf-8")
    assert text == OWN + line + "\n"
    assert load_decisions(path).unit_of("市数办", "郑州市").reason == "挂牌: 是"


def test_append_decision_begins_a_file(tmp_path):
    for name, before in (("new.yml", None), ("empty.yml", "# ours\ndecisions: []\n")):
        path = tmp_path / name
        if before is not None:
            path.write_text(before, encoding="utf-8")
        append_decision(path, Decision.model_validate(SAID))
        assert load_decisions(path).unit_of("市数办", "郑州市").is_ == "郑州市大数据管理局"


@pytest.mark.parametrize("before", [OWN + "other: 1\n", "decisions: [\n", OWN.replace("市农委", "市数办")])
def test_append_decision_refuses_and_leaves_the_file(tmp_path, before):
    path = tmp_path / "own.yml"
    path.write_text(before, encoding="utf-8")
    with pytest.raises(ResolutionError):
        append_decision(path, Decision.model_validate(SAID))
    assert path.read_text(encoding="utf-8") == before
    assert [each.name for each in tmp_path.iterdir()] == ["own.yml"]
