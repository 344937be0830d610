"""Words that senders write in headings for what the forms print: abbreviations and other names."""

ABBREVIATIONS: dict[str, str] = {
    "sđt": "số điện thoại",
    "số đt": "số điện thoại",
    "nct": "người cao tuổi",
    "nkt": "người khuyết tật",
    "dvctt": "dịch vụ công trực tuyến",
    "ttkdtm": "thanh toán không dùng tiền mặt",
    "tmđt": "thương mại điện tử",
    "kns": "kỹ năng số",
    "cnscđ": "công nghệ số cộng đồng",
    "hộ kd": "hộ kinh doanh",
    "mt số": "môi trường số",
    "sp ocop": "sản phẩm ocop",
    "dn": "doanh nghiệp",
    "bdhvs": "bình dân học vụ số",
    "attt": "an toàn thông tin",
    "qđ": "quyết định",
    "vb": "văn bản",
    "tdp": "tổ dân phố",
    "cccd": "căn cước công dân",
    "kĩ": "kỹ",
}
"""Expanded on both sides, in what the form prints and in what the sender wrote."""

STRONG: dict[str, dict[str, tuple[str, ...]]] = {
    "M01": {"team_role": ("Chức vụ trong Tổ", "Chức vụ trong Tổ CNSCĐ")},
    "M10": {
        "valid_from": ("Từ", "Từ ngày", "Hiệu lực từ ngày"),
        "valid_to": ("Đến", "Đến ngày", "Hiệu lực đến ngày"),
    },
    "M07": {"signal_bars": ("Vạch sóng 0–4",), "rsrp_dbm": ("RSRP dBm",)},
}
"""By form and column: headings that count as much as the printed one."""

_OTHER_HEADINGS: dict[str, str] = {
    "sequence_number": "TT|Số TT|Số thứ tự",
    "full_name": "Họ tên|Họ, tên|Họ và tên thành viên|Họ tên thành viên|Tên thành viên|Họ, chữ đệm và tên|Họ"
    "|Họ đệm|Họ và đệm|Họ lót|Họ và tên đệm|Họ và chữ đệm|Họ, tên đệm",
    "team_role": "Chức vụ|Chức vụ trong Tổ|Chức vụ trong Tổ CNSCĐ|Chức danh|Chức danh trong Tổ|Vai trò"
    "|Nhiệm vụ trong Tổ|Nhiệm vụ",
    "zalo_phone": "SĐT|SĐT Zalo|Số ĐT|Số ĐT Zalo|Điện thoại|Điện thoại Zalo|Zalo|Số Zalo"
    "|Số điện thoại đăng ký Zalo|SĐT đăng ký Zalo|SĐT có đăng ký Zalo|SĐT có Zalo"
    "|Số điện thoại có Zalo|Số điện thoại (Zalo)|Số điện thoại liên hệ"
    "|Số điện thoại di động|ĐT|Điện thoại di động|Số điện thoại có đăng kí Zalo"
    "|Liên hệ|Số liên hệ|SĐT liên hệ|Số điện thoại Zalo|SĐT/Zalo|Di động",
    "commune_code": "Mã xã, phường|Mã xã/phường|Mã phường|Mã phường/xã|Mã ĐVHC|Mã đơn vị hành chính",
    "hamlet_code": "Mã thôn nếu có|Mã thôn, xóm|Mã thôn/xóm|Mã thôn/TDP|Mã thôn, TDP|Mã TDP|Mã xóm"
    "|Mã thôn, xóm, TDP",
    "hamlet_name": "Thôn|Xóm|Thôn, xóm|Thôn/xóm|Thôn (xóm)|Tên thôn, xóm|Tên thôn/xóm|Thôn/TDP"
    "|Tên thôn/TDP|Tên thôn, TDP|Thôn, TDP|Thôn, xóm, TDP|Tên thôn, xóm, TDP|Tên TDP"
    "|Tên xóm|Tổ dân phố|Thôn, tổ dân phố",
    "period": "Kỳ|Kỳ số liệu|Tháng|Tháng báo cáo",
    "households": "Số hộ|Tổng số hộ|Tổng số hộ dân|Số hộ dân",
    "guided_households": "Số hộ được hướng dẫn|Hộ được hướng dẫn trong kỳ",
    "first_time_households": "Hộ lần đầu|Số hộ lần đầu|Trong đó: số hộ lần đầu",
    "cumulative_households": "Hộ được hướng dẫn lũy kế|Lũy kế số hộ được hướng dẫn",
    "outreach_sessions": "Buổi ra quân",
    "campaign_code": "Mã chiến dịch|Thuộc chiến dịch",
    "people_guided_self_protection": "Tự bảo vệ|Tự bảo vệ trên môi trường số"
    "|Kỹ năng tự bảo vệ trên môi trường số",
    "people_guided_ecommerce": "Sàn thương mại điện tử|TMĐT",
    "people_guided_vneid": "Kích hoạt VNeID",
    "people_guided_elderly": "NCT|Trong đó: NCT",
    "people_guided_disabled": "NKT|Trong đó: NKT",
    "decision_number": "Số quyết định",
    "decision_date": "Ngày ký quyết định|Ngày quyết định",
    "class_kind": "Loại lớp",
    "session_date": "Ngày tổ chức|Ngày học",
    "attendees": "Số người dự|Số người tham dự|Tổng số dự|Số học viên",
    "female_attendees": "Số nữ",
    "elderly_attendees": "NCT|Người cao tuổi",
    "venue": "Địa điểm tổ chức",
    "job_title_organisation": "Đơn vị công tác|Chức danh|Chức vụ, đơn vị công tác|Nghề nghiệp, nơi công tác",
    "youth_union_member": "Đoàn viên TN|Đoàn viên thanh niên",
    "organisation": "Tổ chức đoàn thể|Thuộc tổ chức",
    "spot_code": "Mã điểm lõm|Mã điểm lõm sóng",
    "spot_type": "Loại điểm|Loại lõm sóng",
    "operators": "Nhà mạng|Nhà mạng bị ảnh hưởng",
    "lat": "Vĩ độ|Latitude|Lat",
    "lon": "Kinh độ|Longitude|Lon|Long",
    "radius_m": "Bán kính|Bán kính ước tính",
    "residents_14_plus": "Số người ≥ 14|Nhân khẩu ≥ 14|14+|Từ 14 tuổi trở lên|Nhân khẩu từ 14 tuổi",
    "residents_18_plus": "Số người ≥ 18|Nhân khẩu ≥ 18|18+|Từ 18 tuổi trở lên|Nhân khẩu từ 18 tuổi",
    "residents_60_plus": "Số người ≥ 60|Nhân khẩu ≥ 60|60+|Từ 60 tuổi trở lên|Nhân khẩu từ 60 tuổi",
    "registered_residents": "Nhân khẩu|Số nhân khẩu thường trú|Thường trú",
    "actual_residents": "Thực tế cư trú|Nhân khẩu thực tế cư trú",
    "data_source": "Nguồn số liệu",
    "hamlet_type": "Loại hình|Loại thôn",
    "note": "Ghi chú",
    "members": "Tổng số thành viên|Số thành viên|Tổng số thành viên Tổ|Tổng số người|TS",
    "female_members": "Số nữ|Thành viên nữ|Trong đó nữ|Trong đó: Nữ",
    "youth_union_members": "Đoàn viên|Đoàn viên thanh niên|Đoàn thanh niên",
    "secretary_or_hamlet_head_members": "Bí thư, Trưởng thôn|Bí thư chi bộ, Trưởng thôn"
    "|Bí thư, trưởng thôn, xóm|Bí thư/Trưởng thôn/Tổ trưởng TDP|Bí thư chi bộ/Trưởng thôn",
    "mass_organisation_members": "Hội đoàn thể|Đoàn thể|Hội, đoàn thể chính trị - xã hội|Các hội, đoàn thể",
    "police_members": "Công an|Công an, ANTT|Công an/An ninh trật tự|Lực lượng ANTT|Công an, lực lượng ANTT",
    "enterprise_members": "DN|Cán bộ doanh nghiệp",
    "start_date": "Ngày|Tuần|Ngày, tuần|Ngày (tuần)|Ngày hoặc tuần|Tuần/Ngày|Từ ngày"
    "|Thời gian bắt đầu|Bắt đầu",
    "end_date": "Đến ngày|Thời gian kết thúc|Kết thúc",
    "planned_shifts": "Số ca kế hoạch|Ca trực kế hoạch|Ca kế hoạch|Số ca trực theo kế hoạch"
    "|Số ca trực: Kế hoạch|Kế hoạch",
    "held_shifts": "Ca thực hiện|Số ca trực thực hiện|Số ca đã trực|Số ca trực: Thực hiện|Thực hiện",
    "people_assisted": "Số lượt người được hỗ trợ|Lượt hỗ trợ|Lượt người hỗ trợ|Lượt người dân được hỗ trợ",
    "dossiers_received": "Tổng số hồ sơ tiếp nhận|Tổng số hồ sơ|Hồ sơ tiếp nhận|Số hồ sơ tiếp nhận|Tổng hồ sơ"
    "|Hồ sơ: Tổng tiếp nhận",
    "online_dossiers": "Số hồ sơ trực tuyến|HS trực tuyến|Hồ sơ nộp trực tuyến|Hồ sơ: Trực tuyến|Trực tuyến",
    "fully_online_dossiers": "Toàn trình|Hồ sơ toàn trình|DVCTT toàn trình|Trong đó: Toàn trình",
    "team_assisted_dossiers": "Tổ hỗ trợ|Tổ CNSCĐ hỗ trợ|Hồ sơ Tổ hỗ trợ|Trong đó: Tổ hỗ trợ|Tổ hỗ trợ nộp"
    "|Trong đó Tổ CNSCĐ hỗ trợ",
    "on_time_dossiers": "Hồ sơ đúng hạn|Giải quyết đúng hạn|Hồ sơ giải quyết đúng hạn",
    "online_paid_dossiers": "Hồ sơ thanh toán trực tuyến|Thanh toán phí trực tuyến|Hồ sơ nộp phí trực tuyến",
    "working_days": "Ngày làm việc",
    "rota_days": "Ngày có lịch trực|Số ngày có lịch",
    "rota_signed": "Lịch trực đã ký|Đã ký lịch trực",
    "enterprise": "Doanh nghiệp|Tên doanh nghiệp|Tên DN|Đơn vị tổ chức|Nhà mạng|Đơn vị",
    "content": "Nội dung hoạt động|Nội dung tập huấn|Chuyên đề|Tên hoạt động|Nội dung, hoạt động|Hoạt động",
    "team_members_attending": "Số thành viên dự|Số thành viên Tổ tham dự|Thành viên Tổ CNSCĐ dự|Số người dự"
    "|Số thành viên tham dự",
    "package_name": "Tên gói|Tên gói ưu đãi|Gói cước|Gói cước ưu đãi",
    "valid_from": "Hiệu lực từ|Hiệu lực từ ngày|Áp dụng từ",
    "valid_to": "Hiệu lực đến|Hiệu lực đến ngày|Áp dụng đến",
    "members_benefiting": "Số thành viên được hưởng|Số người hưởng|Số thành viên hưởng ưu đãi"
    "|Thành viên hưởng",
    "activity_group": "Nhóm hoạt động|Nhóm nội dung|Loại hoạt động|Lĩnh vực",
    "quantity": "SL|Kết quả|Số lượng đạt được",
    "quantity_unit": "ĐVT|Đơn vị",
    "participating_hamlets": "Số thôn|Số thôn, xóm tham gia|Số thôn/xóm/TDP tham gia|Thôn tham gia",
    "people": "Số người tham gia|Số lượt người|Số học sinh",
    "budget_vnd": "Dự toán|Kinh phí dự toán|Kinh phí|Số tiền|Kinh phí được giao|Dự toán được giao",
    "disbursed_vnd": "Đã giải ngân|Số tiền giải ngân|Kinh phí giải ngân|Giải ngân lũy kế|Số đã giải ngân",
    "document_number": "Văn bản số|Số, ký hiệu văn bản|Số hiệu văn bản|Văn bản",
    "evidence": "Minh chứng (link)|Tài liệu minh chứng|Đường dẫn minh chứng|Link minh chứng",
    "difficulties_proposals": "Khó khăn|Kiến nghị|Khó khăn, vướng mắc|Khó khăn, vướng mắc, kiến nghị"
    "|Đề xuất, kiến nghị",
    "model_status": "Hình thức|Mới/nhân rộng",
    "quantity_total": "Tổng số|Tổng số trường",
    "people_total": "Tổng số người|Tổng số học sinh|Tổng số CBCC",
}

SYNONYMS: dict[str, tuple[str, ...]] = {
    name: tuple(texts.split("|")) for name, texts in _OTHER_HEADINGS.items()
}
"""By column: other headings, taken where no printed heading of the form claims them."""

ROSTER_PLACE: dict[str, tuple[str, ...]] = {
    "+hamlet_name": (*SYNONYMS["hamlet_name"], "Tên thôn"),
    "+hamlet_code": (*SYNONYMS["hamlet_code"], "Mã thôn"),
}
"""A roster of a whole commune in one table tells its hamlets apart by a column that M01 does not print."""

COMMUNE_NAME = (
    "Tên xã/phường",
    "Tên xã, phường",
    "Xã, phường",
    "Xã/phường",
    "Tên xã",
    "Tên phường",
    "Xã",
    "Phường",
)
"""Headings of a column that only repeats the name of the commune."""

PASSED_OVER = (*COMMUNE_NAME, "STT", "TT", "Số TT", "Mã tỉnh", "Ngày lập", "Người lập", "Phiên bản mẫu")
"""Headings that any sheet may carry beside the form's own, without a remark."""
