"""Form M02a: Quyết định thành lập, kiện toàn."""

from etl.tables.column import Column, rules
from etl.tables.form import Form

FORM = Form(
    rank=30,
    code="M02a",
    title="Quyết định thành lập, kiện toàn",
    key=("commune_code", "decision_number"),
    titles=("quyết định thành lập", "quyết định kiện toàn"),
    marks=("decision_number", "decision_date", "signer_name"),
    blank_without=("decision_number", "decision_date", "abstract", "attachment", "hamlet_teams_established"),
    subject="commune",
    columns=(
        Column(
            "commune_code", "Mã xã", "code",
            meaning="Official five-digit commune code, kept as text. Pre-filled by the template; a blank cell is filled from the header block, the folder or the upload before this check; where it stays unknown the file waits for review.",
            required=True,
            rules=rules("five_digits!E;known_commune!E"),
        ),
        Column(
            "decision_number", "Số QĐ", "text",
            meaning="Number of the decision setting up or reorganising the teams. May be blank on a draft (\"Số:   /QĐ-UBND\"): accepted, but A12 then does not count the commune.",
            rules=rules("missing_decision_number!W"),
        ),
        Column(
            "decision_date", "Ngày ký (dd/mm/yyyy)", "date",
            meaning="Date of signature; before 01/07/2025 (the new unit did not exist) = warning \"QĐ trước sáp nhập\".",
            rules=rules("before_merger:2025-07-01!W;not_in_future!E;missing_decision_date!W"),
        ),
        Column(
            "signer_name", "Người ký", "text",
            meaning="Name of the signing officer.",
            personal=True,
            rules=rules("no_12_digit_id!E"),
        ),
        Column(
            "abstract", "Trích yếu", "text",
            meaning="Subject line of the decision.",
        ),
        Column(
            "attachment", "Tệp đính kèm", "text",
            meaning="File name or link of the signed decision; A12 needs it.",
            rules=rules("missing_attachment!W"),
        ),
        Column(
            "hamlet_teams_established", "Số tổ thôn được thành lập", "integer",
            meaning="Number of hamlet teams set up by the decision; a cross-check only, the teams themselves are counted from M01.",
            unit="tổ",
            minimum=0,
            rules=rules("not_negative!E;not_above:count(M10.hamlet_code)!W"),
        ),
    ),
)
