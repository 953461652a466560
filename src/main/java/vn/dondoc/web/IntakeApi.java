package vn.dondoc.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.dondoc.intake.reading.Proposal;
import vn.dondoc.work.OfficeClerk;
import vn.dondoc.work.ReadingDocuments;
import vn.dondoc.work.Refusal;

/** Reads a document into a proposal; nothing of it is kept. */
@RestController
@Tag(name = "intake")
@PreAuthorize("hasAnyRole('CLERK', 'ADMINISTRATOR')")
class IntakeApi {

    private static final String READS = "đọc được văn bản mới";

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final List<String> READABLE = List.of(
            MediaType.APPLICATION_PDF_VALUE,
            DOCX,
            MediaType.APPLICATION_XML_VALUE,
            MediaType.TEXT_XML_VALUE,
            MediaType.APPLICATION_OCTET_STREAM_VALUE);

    private final ReadingDocuments reading;
    private final OfficeClerk clerk;

    IntakeApi(ReadingDocuments reading, OfficeClerk clerk) {
        this.reading = reading;
        this.clerk = clerk;
    }

    /** @param sureness {@code sure | likely} */
    record Evidence(String words, String sureness) {}

    /** Null or empty where the text does not say it clearly. */
    record Answer(
            String number,
            String symbol,
            String code,
            String type,
            LocalDate date,
            String issuer,
            String superior,
            String place,
            String subject,
            String urgency,
            Proposal.Signer signer,
            List<String> recipients,
            List<String> copies,
            List<String> basis,
            List<Proposal.Instruction> instructions,
            List<String> monitoring,
            List<Proposal.Relation> relations,
            Map<String, Evidence> readings,
            List<String> notes,
            @JsonProperty("duplicateOf") String duplicate) {

        static Answer of(Proposal read, String duplicate) {
            Map<String, Evidence> readings = new LinkedHashMap<>();
            read.readings()
                    .forEach((field, evidence) -> readings.put(
                            field,
                            new Evidence(
                                    evidence.words(), evidence.sureness().name().toLowerCase(Locale.ROOT))));
            return new Answer(
                    read.number(),
                    read.symbol(),
                    read.code(),
                    read.type(),
                    read.date(),
                    read.issuer(),
                    read.superior(),
                    read.place(),
                    read.subject(),
                    read.urgency(),
                    read.signer(),
                    read.recipients(),
                    read.copies(),
                    read.basis(),
                    read.instructions(),
                    read.monitoring(),
                    read.relations(),
                    readings,
                    read.notes(),
                    duplicate);
        }
    }

    @PostMapping(
            value = "/api/intake",
            consumes = {
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_PDF_VALUE,
                DOCX,
                MediaType.APPLICATION_XML_VALUE,
                MediaType.TEXT_XML_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                MediaType.ALL_VALUE
            })
    @Operation(
            summary =
                    "Reads a document into a proposal, empty rather than wrong; nothing is kept. Text (UTF-8), .docx, .pdf with"
                            + " text, or the XML header of an electronic document")
    Answer raw(
            @RequestBody(required = false) byte[] file,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false) String type,
            Authentication who) {
        clerk.requireOrAdministrator(who.getName(), READS);
        byte[] content = file == null ? new byte[0] : file;
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.TEXT_PLAIN_VALUE)) {
            return answer(reading.plain(content));
        }
        if (type != null && READABLE.stream().noneMatch(type.toLowerCase(Locale.ROOT)::startsWith)) {
            throw new Refusal("Loại nội dung gửi lên không đọc được. Gửi text/plain (UTF-8), application/pdf, .docx,"
                    + " application/xml, hoặc multipart với trường \"file\".");
        }
        boolean xml = type != null && type.toLowerCase(Locale.ROOT).contains("xml") && !type.startsWith(DOCX);
        return answer(xml ? reading.header(content, null) : reading.file(content, null));
    }

    @PostMapping(value = "/api/intake", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "The same for an uploaded file: .docx, .pdf, .txt or .xml, 20 MB")
    Answer upload(@RequestParam("file") MultipartFile file, Authentication who) throws IOException {
        clerk.requireOrAdministrator(who.getName(), READS);
        return answer(reading.file(file.getBytes(), file.getOriginalFilename()));
    }

    private Answer answer(ReadingDocuments.Read read) {
        return Answer.of(
                read.proposal(),
                reading.same(read.proposal()).map(key -> key.value()).orElse(null));
    }
}
