package vn.dondoc.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** HTTP sessions are kept in the database, so that the next node knows whoever signed in on one that is gone. */
@Configuration(proxyBeanMethods = false)
class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /** A page of Tasklist asks for many things at once, and two of them may bring the same attribute. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer attributesAtTheSameInstant() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /**
     * What a node of another release wrote and this one can't read counts as not there: its owner signs in again, where
     * an error page would meet them until the session ends.
     */
    @Bean
    ConversionService springSessionConversionService() {
        DeserializingConverter reader = new DeserializingConverter(Sessions.class.getClassLoader());
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, bytes -> {
            try {
                return reader.convert(bytes);
            } catch (SerializationFailedException unreadable) {
                LOG.info("A session of another release can't be read", unreadable);
                return null;
            }
        });
        return conversion;
    }
}
