package vn.dondoc.work;

/** A file that must be a plain Word document: no macro, no password, nothing that swells when unpacked. */
public final class WordFile {

    private WordFile() {}

    /**
     * @param name as it was sent; null where it had none
     * @throws Refusal with the reason, where it is anything else
     */
    public static void require(byte[] content, String name) {
        DocumentText.of(content, name);
        boolean zipped = content.length > 2 && content[0] == 'P' && content[1] == 'K';
        if (!zipped) {
            throw new Refusal(
                    DocumentText.called(name) + " không phải .docx. Mở bằng Word, lưu thành .docx rồi tải lên.");
        }
    }
}
