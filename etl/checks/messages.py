"""What a clerk is told: one template a rule (or a case of it), with what was found and what was expected."""

from collections.abc import Mapping

from etl.checks.messages_changes import CHANGES

TEMPLATES: Mapping[str, str] = {
    # cells that must be filled
    "required": "Cột “{heading}” để trống; cột này bắt buộc phải ghi.",
    "required_number": "Cột “{heading}” để trống; phải ghi số, không phát sinh thì ghi 0.",
    "required_if": "Cột “{heading}” để trống; phải ghi khi {condition}.",
    "required_unless": "Cột “{heading}” để trống; phải ghi, trừ khi {condition}.",
    "at_least_one_topic": "Cột “{heading}” để trống; mỗi lớp phải có ít nhất một chuyên đề.",
    "missing_decision_number": (
        "Cột “{heading}” để trống; quyết định chưa có số thì xã chưa được tính là đã kiện toàn."
    ),
    "missing_decision_date": (
        "Cột “{heading}” để trống; quyết định chưa có ngày ký thì xã chưa được tính là đã kiện toàn."
    ),
    "missing_attachment": (
        "Cột “{heading}” để trống; chưa có tệp quyết định thì xã chưa được tính là đã kiện toàn."
    ),
    # numbers
    "not_negative": "Cột “{heading}”: {value} là số âm; phải là số từ 0 trở lên.",
    "in_range": "Cột “{heading}”: {value} nằm ngoài khoảng cho phép; phải từ {low} đến {high}.",
    "above": "Cột “{heading}”: {value} cao hơn mức thường gặp ({limit}); đề nghị kiểm tra lại.",
    "round_numbers": (
        "Cả {count} số từ 50 trở lên của dòng đều là bội số của 50; đề nghị kiểm tra đây là số đếm thật hay"
        " số ước."
    ),
    "zero_if_zero": "Cột “{heading}”: {value} trong khi “{other}” là 0; không có buổi thì phải là 0.",
    "ratio_2.2_to_4.5": (
        "Cột “{heading}”: {value} chia cho “{other}” ({base}) được {ratio} người một hộ; thường từ {low} "
        "đến {high}, đề nghị kiểm tra lại."
    ),
    "not_above": "Cột “{heading}”: {value} lớn hơn {other} ({limit}); phải bằng hoặc nhỏ hơn {other}.",
    "not_above_sum": (
        "Cột “{heading}”: {value} lớn hơn tổng ({limit}) của {other}; phải bằng hoặc nhỏ hơn tổng đó."
    ),
    "not_below": (
        "Cột “{heading}”: {value} nhỏ hơn “{other}” ({limit}); tổng số không được nhỏ hơn phần của nó."
    ),
    "not_above_catalogue": (
        "Cột “{heading}”: {value} lớn hơn “{other}” trong Danh mục thôn, biểu M10 ({limit}); phải bằng hoặc"
        " nhỏ hơn, đề nghị kiểm tra lại cả hai biểu."
    ),
    "not_above_count": (
        "Cột “{heading}”: {value} lớn hơn số thôn của xã trong Danh mục thôn, biểu M10 ({limit}); đề nghị "
        "kiểm tra lại cả hai biểu."
    ),
    "within_10_percent": (
        "Cột “{heading}”: {value} lệch quá {tolerance}% so với “{other}” trong Danh mục thôn, biểu M10 "
        "({limit}); đề nghị kiểm tra lại cả hai biểu."
    ),
    # against earlier months
    "equal_every_month": (
        "Cột “{heading}”: {value} bằng “{other}”, và cả {months} tháng có số đều bằng như vậy; đề nghị kiểm"
        " tra có đếm riêng hai cột không."
    ),
    "jump_over_3x_own_median": (
        "Cột “{heading}”: {value} cao quá {factor} lần mức giữa của chính thôn các tháng trước ({median}); "
        "đề nghị kiểm tra lại."
    ),
    "same_as_previous": "Mọi số của dòng giống hệt {period}; đề nghị kiểm tra có gửi lại biểu cũ không.",
    "over_60_per_member": (
        "Tổng lượt của bốn nội dung là {sum}, tức {each} lượt một thành viên ({members} người trong danh "
        "sách M01) một tháng; quá {limit} lượt, đề nghị kiểm tra lại."
    ),
    "sum_consistent_stock": (
        "Cột “{heading}”: {value}, nhưng số của {period} ({before}) cộng “{other}” ({with}) được "
        "{expected}; hai cách tính phải bằng nhau."
    ),
    "sum_consistent_flow": (
        "Cột “{heading}”: {value}, nhưng “{other}” ({with}) trừ số của {period} ({before}) được {expected};"
        " hai cách tính phải bằng nhau."
    ),
    "sum_consistent_roster": (
        "Cột “{heading}”: {value}, nhưng danh sách Tổ của thôn (biểu M01) có {members} người; hai số phải "
        "bằng nhau, đề nghị kiểm tra lại cả hai biểu."
    ),
    "not_decreasing": (
        "Cột “{heading}”: {value} nhỏ hơn số lũy kế {limit} đã nhận đến {period}; số lũy kế không được giảm."
    ),
    "not_decreasing_late": (
        "Cột “{heading}”: {value} lớn hơn số lũy kế {limit} đã nhận của {period}; số lũy kế của kỳ trước "
        "không được lớn hơn kỳ sau."
    ),
    "not_decreasing_warning": (
        "Cột “{heading}”: {value} nhỏ hơn {limit} của {period}; số lũy kế chỉ giảm khi có văn bản đính "
        "chính (người mất, chuyển đi)."
    ),
    # dates and periods
    "not_in_future": "Cột “{heading}”: {value} sau ngày nhận biểu ({day}); phải là ngày đã qua.",
    "not_future_period": (
        "Cột “{heading}”: kỳ {label} bắt đầu {first}, sau ngày nhận biểu ({day}); chưa thể có số."
    ),
    "in_period": "Cột “{heading}”: {value} không thuộc kỳ {label}; phải từ {first} đến {last}.",
    "within_20_09_to_31_10_if": (
        "Cột “{heading}”: {value} nằm ngoài đợt 20/9–31/10; khi {condition}, ngày phải trong đợt này, đề nghị"
        " kiểm tra lại."
    ),
    "before_merger": "Cột “{heading}”: {value}, QĐ trước sáp nhập; xã, phường mới hoạt động từ {start}.",
    "date_order": (
        "Ngày sai thứ tự: {before} {before_day} lại sau {after} {after_day}; phải trước hoặc cùng ngày."
    ),
    "time_order": "Cột “{heading}”: {value} trước “{other}” {start}; giờ kết thúc phải sau giờ bắt đầu.",
    "within_programme": "Cột “{heading}”: {value} trước ngày bắt đầu chương trình ({start}).",
    # visits
    "at_least_one_content": (
        "Lượt đến hộ chưa ghi nội dung nào; phải đánh dấu ít nhất một nội dung đã hướng dẫn."
    ),
    # places
    "five_digits": "Cột “{heading}”: “{value}” không phải mã xã; mã xã gồm đúng 5 chữ số.",
    "known_commune": (
        "Cột “{heading}”: không có xã, phường nào của tỉnh mang mã {value}; hãy xem lại mã trên biểu mẫu."
    ),
    "hamlet_code_format": (
        "Cột “{heading}”: “{value}” không đúng dạng mã thôn; phải là mã xã, gạch nối, 3 chữ số như "
        "13285-001 (số 000 chỉ dành cho dòng cấp xã)."
    ),
    "same_commune": "Cột “{heading}”: thôn {value} không thuộc xã mang mã {commune}; 5 số đầu phải là mã xã.",
    "known_hamlet": (
        "Cột “{heading}”: mã {value} chưa có trong Danh mục thôn (biểu M10); hãy xem lại mã hoặc gửi bổ "
        "sung biểu M10."
    ),
    "matches_code": (
        "Cột “{heading}”: “{value}” khác tên “{name}” của mã này trong Danh mục thôn; đã nhận theo mã, đề "
        "nghị kiểm tra lại."
    ),
    "known_old_commune": (
        "Cột “{heading}”: “{value}” không phải đơn vị cũ nhập vào xã, phường này; hãy ghi tên xã, phường, "
        "thị trấn trước 01/07/2025."
    ),
    "in_commune_polygon_500m": (
        "Tọa độ nằm ngoài địa giới xã {metres} m (cho phép {limit} m); đề nghị kiểm tra lại."
    ),
    # spots
    "spot_code_format": "Cột “{heading}”: “{value}” không đúng dạng mã điểm của xã; phải như {example}.",
    "known_code": (
        "Cột “{heading}”: chưa có mã {value} trong biểu {form}; hãy xem lại mã hoặc gửi biểu {form} trước."
    ),
    "listed_in": (
        "Cột “{heading}”: {value} không có trong các nhà mạng ghi cho điểm này ở biểu M07; đề nghị kiểm tra"
        " lại."
    ),
    "consistent_with": "Cột “{heading}”: {value}, nhưng “{other}” là “{status}”; hai cột phải khớp nhau.",
    "probable_duplicate_150m": (
        "Điểm này chỉ cách điểm {twin} {metres} m, cùng xã và cùng nhà mạng; có thể là một điểm ghi hai lần."
    ),
    "source_is_police": (
        "Cột “{heading}”: {value}; số liệu tài khoản phải do Công an cung cấp, số của xã không dùng cho chỉ"
        " số định danh."
    ),
    "manual_source": (
        "Cột “{heading}”: số liệu nhập tay; nên lấy từ hệ thống thông tin giải quyết thủ tục hành chính."
    ),
    # texts
    "max_length_1000": (
        "Cột “{heading}”: {length} ký tự, dài hơn {limit} ký tự; vẫn được giữ đủ, lần sau hãy ghi ngắn hơn."
    ),
    # rosters
    "sequence_gap": (
        "Cột “{heading}”: sau số {last} là số {value}; phải ghi liên tiếp, số tiếp theo là {next}."
    ),
    "sequence_start": "Cột “{heading}”: bắt đầu từ số {value}; phải ghi liên tiếp từ 1.",
    "words_2_to_6": "Cột “{heading}”: họ tên có {count} tiếng; phải ghi đủ họ và tên, từ 2 đến 6 tiếng.",
    "no_digits": "Cột “{heading}”: họ tên có chữ số; chỉ ghi chữ.",
    "duplicate_person": (
        "Người này (cùng họ tên và số điện thoại) đã có ở dòng {first}; một người chỉ tính một lần."
    ),
    "duplicate_phone": (
        "Cột “{heading}”: trùng số với người khác ở dòng {first}; nếu không phải máy chung của gia đình, đề"
        " nghị kiểm tra lại."
    ),
    "same_person_two_teams": (
        "Người này (cùng họ tên và số điện thoại) cũng có tên trong Tổ của {team}; mỗi Tổ vẫn tính, đề nghị "
        "kiểm tra lại."
    ),
    "no_leader": "Trong các dòng đọc được không có Tổ trưởng; mỗi Tổ phải có đúng một Tổ trưởng.",
    "many_leaders": "Danh sách có {count} Tổ trưởng; mỗi Tổ phải có đúng một Tổ trưởng.",
    # rows that meet others
    "unique": "Trùng {keys} với dòng {other}; dòng ghi sau được dùng.",
    "unique_elsewhere": "Trùng {keys} với dòng {other} của tệp “{file}” nhận sau; dòng nhận sau được dùng.",
    "one_name": (
        "Cột “{heading}”: “{value}” đã là tên một thôn khác ({twin}) đang có hiệu lực, cùng xã, xã cũ và "
        "loại; tên không được trùng."
    ),
    "duplicate": "Cùng thôn, ngày và giờ với lớp {twin}; có thể là một lớp ghi hai lần.",
    "duplicate_conference": (
        "Cùng doanh nghiệp, xã và ngày với hội nghị “{twin}”; có thể là một hội nghị ghi hai lần."
    ),
    "alone_in_period": (
        "Đã đánh dấu “{heading}” nhưng {period} còn {count} dòng khác của xã; chỉ đánh dấu khi không phát "
        "sinh gì."
    ),
    "same_in_period": "Cột “{heading}”: {value} khác {other} ở dòng khác cùng kỳ; số của toàn xã chỉ có một.",
    **CHANGES,
}
