#include "core/lifecycle/monitored_call.h"

#include "core/base/json.h"

#include <gtest/gtest.h>

namespace botoscope::lifecycle {
namespace {

constexpr const char* signedV4 = "AWS4-HMAC-SHA256 Credential=AKID_1/20260101/eu-west-1/sts/aws4_request, Signature=x";

MonitoredAttempt attemptSigned(const std::string& authorization)
{
    MonitoredAttempt attempt;
    attempt.timestamp = 1000;
    attempt.latency = 20;
    attempt.url = "https://sts.example:8443/path?query";
    attempt.requestHeaders = {{"User-Agent", "agent"}};
    if (!authorization.empty()) {
        attempt.requestHeaders.add("Authorization", authorization);
    }
    return attempt;
}

MonitoredCall callWith(MonitoredAttempt attempt)
{
    MonitoredCall call;
    call.service = "STS";
    call.operation = "GetCallerIdentity";
    call.timestamp = 990;
    call.latency = 40;
    call.attempts = {attempt, std::move(attempt)};
    return call;
}

Value attemptEvent(const MonitoredAttempt& attempt)
{
    const auto event = describeMonitored(callWith(attempt), attempt, "me");
    return event ? parseJson(*event).value() : Value();
}

Value callEvent(const MonitoredAttempt& last)
{
    const auto event = describeMonitored(callWith(last), "me");
    return event ? parseJson(*event).value() : Value();
}

TEST(MonitoredCall, TellsOfAnAttemptInBotocoresOrder)
{
    MonitoredAttempt attempt = attemptSigned(signedV4);
    attempt.requestHeaders.add("X-Amz-Security-Token", "token");
    attempt.httpStatus = 403;
    attempt.responseHeaders = Value::object({{"x-amz-id-2", "two"}, {"x-amzn-requestid", "one"}});
    attempt.refusal = Value::object({{"Code", "Denied"}, {"Message", "n\u00f6"}});
    EXPECT_EQ(describeMonitored(callWith(attempt), attempt, "me"),
              R"({"Version":1,"ClientId":"me","Type":"ApiCallAttempt","Service":"STS","Api":"GetCallerIdentity",)"
              R"("Timestamp":1000,"AttemptLatency":20,"Fqdn":"sts.example:8443","UserAgent":"agent",)"
              R"("AccessKey":"AKID_1","Region":"eu-west-1","SessionToken":"token","HttpStatusCode":403,)"
              R"("XAmznRequestId":"one","XAmzId2":"two","AwsException":"Denied","AwsExceptionMessage":"n\u00f6"})");
}

TEST(MonitoredCall, TellsOfACallByItsLastAttempt)
{
    MonitoredAttempt attempt = attemptSigned(signedV4);
    attempt.wireFailure = Error(ErrorCode::ReadTimeout, "too slow");
    MonitoredCall call = callWith(attempt);
    call.retriesExceeded = true;
    EXPECT_EQ(
        describeMonitored(call, ""),
        R"({"Version":1,"ClientId":"","Type":"ApiCall","Service":"STS","Api":"GetCallerIdentity","Timestamp":990,)"
        R"("AttemptCount":2,"Region":"eu-west-1","UserAgent":"agent","FinalSdkException":"ReadTimeoutError",)"
        R"("FinalSdkExceptionMessage":"too slow","Latency":40,"MaxRetriesExceeded":1})");
}

TEST(MonitoredCall, ReadsTheSignaturesThatBotocoreReads)
{
    const Value unsignedOne = attemptEvent(attemptSigned(""));
    EXPECT_FALSE(unsignedOne.isNull());
    EXPECT_EQ(unsignedOne.find("AccessKey"), nullptr);
    const Value old = attemptEvent(attemptSigned("AWS AKID:signature"));
    EXPECT_EQ(old["AccessKey"], Value("AKID"));
    EXPECT_EQ(old.find("Region"), nullptr);
    for (const char* other : {"Bearer t", "AWS4-ECDSA-P256-SHA256 Credential=AKID/20260101/sts/aws4_request",
                              "AWS4-HMAC-SHA256 Credential=", "AWS4-HMAC-SHA256 Credential=A-B/20260101/r/",
                              "AWS4-HMAC-SHA256 Credential=A/x/r/", "AWS A"}) {
        EXPECT_TRUE(attemptEvent(attemptSigned(other)).isNull()) << other;
        const Value call = callEvent(attemptSigned(other));
        EXPECT_FALSE(call.isNull()) << other;
        EXPECT_EQ(call.find("Region"), nullptr) << other;
    }
}

TEST(MonitoredCall, CutsLongTextsByCharacters)
{
    std::string umlauts;
    for (int i = 0; i < 600; ++i) {
        umlauts += "\u00f6";
    }
    MonitoredAttempt attempt = attemptSigned("");
    attempt.requestHeaders.set("User-Agent", std::string(300, 'u'));
    attempt.refusal = Value::object({{"Code", std::string(200, 'c')}, {"Message", umlauts}});
    const Value event = attemptEvent(attempt);
    EXPECT_EQ(event["UserAgent"].toString(), std::string(256, 'u'));
    EXPECT_EQ(event["AwsException"].toString(), std::string(128, 'c'));
    EXPECT_EQ(event["AwsExceptionMessage"].toString(), umlauts.substr(0, 1024));
    EXPECT_EQ(callEvent(attempt)["FinalAwsException"].toString(), std::string(128, 'c'));
}

TEST(MonitoredCall, TellsNothingOfARefusalWithoutItsParts)
{
    MonitoredAttempt attempt = attemptSigned("");
    attempt.refusal = Value::object({{"Code", "Denied"}, {"Message", Value()}});
    EXPECT_TRUE(attemptEvent(attempt).isNull());
    EXPECT_TRUE(callEvent(attempt).isNull());
}

TEST(MonitoredCall, MayHaveEndedBeforeItsFirstAttempt)
{
    MonitoredCall call;
    call.service = "S3";
    const auto event = describeMonitored(call, "");
    ASSERT_TRUE(event.has_value());
    EXPECT_EQ(parseJson(*event).value()["AttemptCount"], Value(0));
}

} // namespace
} // namespace botoscope::lifecycle
