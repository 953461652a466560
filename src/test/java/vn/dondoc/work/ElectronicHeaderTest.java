package vn.dondoc.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.dondoc.intake.reading.Proposal;
import vn.dondoc.intake.reading.Proposal.Signer;

@DisplayName("Phần đầu của văn bản điện tử")
class ElectronicHeaderTest {

    private static final String HEADER = """
            <edXML:edXMLEnvelope xmlns:edXML="urn:mau"><edXML:edXMLHeader><edXML:MessageHeader>
            <edXML:From><edXML:OrganId>000.01</edXML:OrganId><edXML:OrganName>Tỉnh ủy Mẫu</edXML:OrganName></edXML:From>
            <edXML:To><edXML:OrganName>Sở Một</edXML:OrganName></edXML:To>
            <edXML:To><edXML:OrganName>Sở Hai</edXML:OrganName></edXML:To>
            <edXML:Code><edXML:CodeNumber>12</edXML:CodeNumber><edXML:CodeNotation>CV/TU</edXML:CodeNotation></edXML:Code>
            <edXML:PromulgationInfo><edXML:Place>Mẫu</edXML:Place><edXML:PromulgationDate>2020-03-05</edXML:PromulgationDate></edXML:PromulgationInfo>
            <edXML:DocumentType><edXML:Type>2</edXML:Type><edXML:TypeName>Công văn</edXML:TypeName></edXML:DocumentType>
            <edXML:Subject>V/v rà soát</edXML:Subject>
            <edXML:SignerInfo><edXML:Competence>T/M BAN THƯỜNG VỤ</edXML:Competence><edXML:Position>PHÓ BÍ THƯ</edXML:Position><edXML:FullName>A Mẫu</edXML:FullName></edXML:SignerInfo>
            <edXML:DueDate>2020-04-01</edXML:DueDate>
            <edXML:ToPlaces><edXML:Place>Như trên</edXML:Place></edXML:ToPlaces>
            <edXML:OtherInfo><edXML:Priority>Khẩn</edXML:Priority></edXML:OtherInfo>
            <edXML:ResponseFor><edXML:Code>7-CV/HU</edXML:Code><edXML:PromulgationDate>2020-02-01</edXML:PromulgationDate></edXML:ResponseFor>
            </edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope>
            """;

    @Test
    @DisplayName("Số, ngày, cơ quan, trích yếu, người ký, nơi nhận vào cùng một đề xuất")
    void header() {
        Proposal read = ElectronicHeader.read(HEADER.getBytes(StandardCharsets.UTF_8), "a.xml");
        assertThat(read.code()).isEqualTo("12-CV/TU");
        assertThat(read.date()).isEqualTo(LocalDate.of(2020, 3, 5));
        assertThat(read.issuer()).isEqualTo("Tỉnh ủy Mẫu");
        assertThat(read.place()).isEqualTo("Mẫu");
        assertThat(read.subject()).isEqualTo("V/v rà soát");
        assertThat(read.signer()).isEqualTo(new Signer("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "A Mẫu"));
        assertThat(read.recipients()).containsExactly("Sở Một", "Sở Hai");
        assertThat(read.copies()).containsExactly("Như trên");
        assertThat(read.urgency()).isEqualTo("Khẩn");
        assertThat(read.relations())
                .singleElement()
                .satisfies(relation -> assertThat(relation.document()).isEqualTo("7-CV/HU"));
        assertThat(read.notes()).anySatisfy(note -> assertThat(note).contains("01/04/2020"));
    }

    @Test
    @DisplayName("Thực thể ngoài, bom thực thể, XML hỏng, XML khác loại: từ chối")
    void hostile() {
        refused(
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><MessageHeader><Subject>&x;</Subject></MessageHeader>",
                "DTD");
        refused(
                "<!DOCTYPE a [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><MessageHeader><Subject>&b;</Subject></MessageHeader>",
                "DTD");
        refused("<MessageHeader><Subject>", "không phải XML");
        refused("<?xml version=\"1.0\"?><invoice/>", "MessageHeader");
        refused("<MessageHeader>" + "<a>".repeat(100), "lồng quá sâu");
    }

    private static void refused(String xml, String reason) {
        assertThatThrownBy(() -> ElectronicHeader.read(xml.getBytes(StandardCharsets.UTF_8), "a.xml"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(reason);
    }
}
