package vn.dondoc.config;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Prints why the application did not start as one message instead of a stack trace; named in spring.factories. */
class StartRefusedAnalyzer implements FailureAnalyzer {

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof StartRefused refused) {
                return new FailureAnalysis(String.join("\n", refused.problems()), refused.remedy(), refused);
            }
            if (each instanceof SQLException sql && sql.getSQLState() != null && database(sql) != null) {
                return database(sql);
            }
        }
        return null;
    }

    /** By SQLSTATE class: 08 connection, 28 authorization; 3D000 is a database that does not exist. */
    private static FailureAnalysis database(SQLException sql) {
        String state = sql.getSQLState();
        if (state.startsWith("08")) {
            return new FailureAnalysis(
                    "Không nối được tới máy chủ PostgreSQL: " + sql.getMessage(),
                    "Kiểm tra SPRING_DATASOURCE_URL (tên máy, cổng) và xem PostgreSQL đã chạy, đã cho máy này nối vào"
                            + " chưa.",
                    sql);
        }
        if (state.startsWith("28")) {
            return new FailureAnalysis(
                    "PostgreSQL không nhận tài khoản hoặc mật khẩu: " + sql.getMessage(),
                    "Kiểm tra SPRING_DATASOURCE_USERNAME và SPRING_DATASOURCE_PASSWORD (hoặc tệp"
                            + " spring.datasource.password trong thư mục mật).",
                    sql);
        }
        if (state.equals("3D000")) {
            return new FailureAnalysis(
                    "Máy chủ PostgreSQL không có cơ sở dữ liệu này: " + sql.getMessage(),
                    "Tạo cơ sở dữ liệu (createdb) hoặc sửa tên ở cuối SPRING_DATASOURCE_URL.",
                    sql);
        }
        return null;
    }
}
