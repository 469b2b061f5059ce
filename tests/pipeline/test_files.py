"""Which files of a folder are read."""

from __future__ import annotations

from pipeline.facts import facts_of_paths
from pipeline.files import InputFile, find_files, is_program_file


def test_settings_beside_plans_are_left_out_of_a_folder(tmp_path):
    (tmp_path / "plan.txt").write_text("江州市行动方案\n\n一、重点任务\n（一）甲乙。丙丁戊己庚辛。\n", encoding="utf-8")
    (tmp_path / "manifest.yml").write_text("title: 江州市行动方案\n", encoding="utf-8")
    assert [is_program_file(file) for file in find_files([tmp_path])] == [True, False]
    total, results = facts_of_paths([tmp_path])
    assert total == 1 and [result.path for result in results] == [str(tmp_path / "plan.txt")]


def test_a_file_named_by_itself_is_read_whatever_it_is_called(tmp_path):
    assert not is_program_file(InputFile(tmp_path / "plan.yml", None))
