"""Plans behind notices that make numbered points, and titles broken over lines."""

from __future__ import annotations

from loaders import read_plan
from loaders.readers import read_bytes

NOTICE = (
    "江州市人民政府办公室关于印发《江州市贯彻〈促进消费若干措施〉\n实施方案》的通知\n\n江政办字〔2023〕1号\n\n各县区人民政府，市直各单位：\n"
    "现将《江州市贯彻〈促进消费若干措施〉实施方案（试行）》印发给你们，并提出以下要求。\n"
    "一、提高认识。各单位要加强领导。\n二、压实责任。各牵头单位要制定办法。\n"
    "江州市人民政府办公室\n2023年1月9日\n\n"
)


def plan(text: str):
    return read_plan(read_bytes("plan.txt", text.encode(), sandbox=False))


def test_the_plan_begins_behind_the_points_of_its_notice():
    found = plan(NOTICE + "江州市贯彻《促进消费\n若干措施》实施方案\n（试行）\n\n1.发放消费券。（市商务局）\n2.举办购物节。（市文旅局）\n3.改造商圈。（市住建局）\n")
    assert found.title == "江州市贯彻《促进消费若干措施》实施方案（试行）"
    assert [item.title for item in found.items] == ["发放消费券", "举办购物节", "改造商圈"]
    assert (found.head.doc_number, found.head.issuers, found.head.written) == ("江政办字〔2023〕1号", ("江州市人民政府办公室",), "2023-01-09")


def test_a_notice_without_the_plan_itself_keeps_its_points():
    found = plan(NOTICE.replace("\n2023年1月9日", "\n2023年1月9日\n\n附件：江州市贯彻《促进消费若干措施》实施方案"))
    assert [item.title for item in found.items] == ["提高认识", "压实责任"]


def test_joint_issuers_with_an_organ_of_the_party():
    text = "江州市发展和改革委员会 中共江州市委社会工作部\n关于印发江州市社区服务方案的通知\n\n现将《江州市社区服务方案》印发给你们。\n\n江州市社区服务方案\n\n一、目标\n建成一批。\n"
    assert plan(text).head.issuers == ("江州市发展和改革委员会", "中共江州市委社会工作部")


def test_who_signs_has_issued_not_the_office_that_put_it_on_the_web():
    text = "发布机构：市政府办公室（研究室、机关事务局）\n江州市人民政府关于下达2025年发展计划的通知\n\n现予下达。\n\n一、目标\n建成一批。\n\n江州市人民政府\n2025年2月10日\n"
    assert plan(text).head.issuers == ("江州市人民政府",)
