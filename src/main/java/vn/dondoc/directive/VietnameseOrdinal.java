package vn.dondoc.directive;

/** "Thứ" what, in words: nhất, hai, ba, tư, … mười lăm, hai mươi mốt. */
final class VietnameseOrdinal {

    private static final String[] DIGITS = {"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};

    private VietnameseOrdinal() {}

    static String of(int number) {
        if (number == 1) {
            return "nhất";
        }
        if (number == 4) {
            return "tư";
        }
        if (number < 10) {
            return DIGITS[number];
        }
        if (number > 99) {
            return String.valueOf(number);
        }
        int tens = number / 10;
        int unit = number % 10;
        String ten = tens == 1 ? "mười" : DIGITS[tens] + " mươi";
        return switch (unit) {
            case 0 -> ten;
            case 1 -> ten + (tens == 1 ? " một" : " mốt");
            case 5 -> ten + " lăm";
            default -> ten + " " + DIGITS[unit];
        };
    }
}
