package vn.dondoc.directive;

/**
 * One body of "Kính gửi".
 *
 * @param group the group by which the document names it, null where it is named itself
 * @param verified whether somebody has confirmed that the document went there
 */
public record Addressee(String body, String group, boolean verified, String note) {}
