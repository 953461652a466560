package vn.dondoc.directive.deadline;

/** What the words before a date, in the same clause, say it is. */
final class Surroundings {

    enum Sense {
        /** Work is done by then. */
        WORK,
        /** Somebody meets, something takes place. */
        MEETING,
        /** Figures are drawn up to then. */
        FIGURES,
        /** A report, plan or result of that period. */
        ABOUT,
        UNKNOWN
    }

    private static final int FAR = 40;
    private static final int NEAR = 5;

    private static final Phrases WORK = Phrases.any(
            "hoàn thành",
            "xong",
            "trình",
            "gửi",
            "nộp",
            "báo cáo",
            "trả lời",
            "góp ý",
            "đăng ký",
            "ban hành",
            "phản hồi",
            "tham mưu",
            "thông báo",
            "triển khai",
            "thực hiện",
            "hoàn thiện",
            "tham gia ý kiến",
            "cho ý kiến",
            "chuyển");
    private static final Phrases MEETING = Phrases.any(
            "họp",
            "hội nghị",
            "giao ban",
            "đại hội",
            "tọa đàm",
            "hội thảo",
            "lễ",
            "diễn ra",
            "khai mạc",
            "bế mạc",
            "tập huấn",
            "mít tinh",
            "dự",
            "làm việc với",
            "tiếp xúc",
            "phát sóng",
            "hiệu lực",
            "biểu diễn",
            "ngày hội",
            "hội thi");
    private static final Phrases FIGURES = Phrases.any("số liệu", "thống kê", "chốt", "tính đến", "thời điểm lấy");
    private static final Phrases ABOUT = Phrases.any(
            "báo cáo",
            "kế hoạch",
            "kết quả",
            "số liệu",
            "tình hình",
            "chương trình",
            "nhiệm vụ",
            "công tác",
            "chỉ tiêu",
            "dự toán",
            "tổng kết",
            "sơ kết",
            "đánh giá",
            "kiểm điểm",
            "xếp loại",
            "hoạt động",
            "phương hướng",
            "thi đua",
            "ngân sách",
            "kinh phí",
            "đợt");
    private static final Phrases PLAN = Phrases.any(
            "đề án",
            "chiến lược",
            "quy hoạch",
            "chương trình",
            "kế hoạch",
            "tầm nhìn",
            "định hướng",
            "mục tiêu",
            "phấn đấu",
            "giai đoạn",
            "chỉ tiêu");

    private final Line line;

    Surroundings(Line line) {
        this.line = line;
    }

    /** The sense of a day: the nearest of the words that give it one. */
    Sense ofDay(int i) {
        int start = Math.max(line.clauseStart(i), i - FAR);
        for (int at = i - 1; at >= start; at--) {
            if (line.has(at, FIGURES)) {
                return Sense.FIGURES;
            }
            if (line.has(at, MEETING)) {
                return Sense.MEETING;
            }
            if (line.has(at, WORK)) {
                return Sense.WORK;
            }
        }
        return Sense.UNKNOWN;
    }

    /** Whether figures are spoken of a few words before. */
    boolean figures(int i) {
        return near(i, FIGURES, NEAR + 1);
    }

    /** The sense of a period that nothing binds: what it is about, or when work is done. */
    Sense ofPeriod(int i) {
        int start = Math.max(line.clauseStart(i), i - NEAR);
        for (int at = i - 1; at >= start; at--) {
            if (line.has(at, ABOUT)) {
                return Sense.ABOUT;
            }
        }
        return ofDay(i);
    }

    /** Whether a year may be the aim of a plan: "Đề án … đến năm 2025, tầm nhìn đến năm 2030". */
    boolean aimOfAPlan(int i, int next) {
        return near(i, PLAN, FAR) || line.has(next, VISION) || line.has(next + 1, VISION) || line.has(next + 2, VISION);
    }

    private static final Phrases VISION = Phrases.any("tầm nhìn", "định hướng");

    private boolean near(int i, Phrases words, int far) {
        int start = Math.max(line.clauseStart(i), i - far);
        for (int at = i - 1; at >= start; at--) {
            if (line.has(at, words)) {
                return true;
            }
        }
        return false;
    }
}
