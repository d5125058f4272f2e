#include "core/protocol/event_stream/message.h"

#include "core/base/encoding.h"

#include <gtest/gtest.h>

namespace botoscope::protocol {

namespace {
EventMessage everyType()
{
    return {{{"true", EventHeaderType::True, true},
             {"false", EventHeaderType::False, false},
             {"byte", EventHeaderType::Byte, -1},
             {"short", EventHeaderType::Short, -32768},
             {"integer", EventHeaderType::Integer, 2147483647},
             {"long", EventHeaderType::Long, Value(INT64_MIN)},
             {"bytes", EventHeaderType::Bytes, Blob(std::string("\0\xff", 2))},
             {"string", EventHeaderType::String, "text"},
             {"timestamp", EventHeaderType::Timestamp, Value(std::int64_t{1700000000123})},
             {"uuid", EventHeaderType::Uuid, Blob(std::string(16, 'u'))}},
            "payload"};
}

std::string encoded(const EventMessage& message)
{
    return encodeMessage(message).value();
}
} // namespace

TEST(EventMessage, EveryHeaderTypeComesBack)
{
    EventDecoder decoder;
    decoder.append(encoded(everyType()));
    const auto message = decoder.next();
    ASSERT_TRUE(message.ok()) << message.error().message;
    ASSERT_TRUE(message->has_value());
    EXPECT_EQ((*message)->headers, everyType().headers);
    EXPECT_EQ((*message)->payload, "payload");
    EXPECT_EQ((*message)->text("string"), "text");
    EXPECT_EQ((*message)->text("bytes"), "");
    EXPECT_EQ((*message)->header("none"), nullptr);
}

TEST(EventDecoder, MessagesMayComeByteByByte)
{
    const std::string bytes = encoded(everyType()) + encoded({{}, "second"}) + encoded({{}, ""});
    EventDecoder decoder;
    std::vector<std::string> payloads;
    for (const char byte : bytes) {
        decoder.append(std::string(1, byte));
        auto message = decoder.next();
        ASSERT_TRUE(message.ok());
        if (*message) {
            payloads.push_back((*message)->payload);
        }
    }
    EXPECT_EQ(payloads, (std::vector<std::string>{"payload", "second", ""}));
    EXPECT_TRUE(decoder.rest().empty());
}

TEST(EventDecoder, EveryFlippedBitIsFound)
{
    const std::string bytes = encoded({{{"h", EventHeaderType::String, "v"}}, "p"});
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        std::string broken = bytes;
        broken[bit / 8] = static_cast<char>(broken[bit / 8] ^ (1 << bit % 8));
        EventDecoder decoder;
        decoder.append(broken);
        const auto message = decoder.next();
        EXPECT_FALSE(message.ok()) << bit;
    }
}

TEST(EventDecoder, APartOfAMessageWaits)
{
    const std::string bytes = encoded(everyType());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EventDecoder decoder;
        decoder.append(std::string_view(bytes).substr(0, size));
        const auto message = decoder.next();
        ASSERT_TRUE(message.ok());
        EXPECT_FALSE(message->has_value());
    }
}

TEST(EventMessage, WhatDoesNotFitIsNotEncoded)
{
    const EventHeader broken[] = {{"", EventHeaderType::True, true},
                                  {std::string(256, 'n'), EventHeaderType::True, true},
                                  {"h", EventHeaderType::Byte, 128},
                                  {"h", EventHeaderType::Integer, "5"},
                                  {"h", EventHeaderType::String, std::string(40000, 'x')},
                                  {"h", EventHeaderType::Uuid, Blob(std::string("short"))},
                                  {"h", static_cast<EventHeaderType>(10), true}};
    for (const EventHeader& header : broken) {
        const auto bytes = encodeMessage({{header}, ""});
        ASSERT_FALSE(bytes.ok()) << header.name;
        EXPECT_EQ(bytes.error().code, ErrorCode::InvalidArgument);
    }
}

TEST(EventMessage, ReadsManyHeadersInReasonableTime)
{
    EventMessage message;
    for (int i = 0; i < 20'000; ++i) {
        message.headers.push_back({std::to_string(i), EventHeaderType::True, true});
    }
    const auto encoded = encodeMessage(message);
    ASSERT_TRUE(encoded.ok());
    EventDecoder decoder;
    decoder.append(*encoded);
    const auto read = decoder.next();
    ASSERT_TRUE(read && *read);
    EXPECT_EQ((*read)->headers.size(), 20'000U);
}

} // namespace botoscope::protocol
