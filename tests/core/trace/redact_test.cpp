#include "core/trace/redact.h"

#include "core/base/json.h"
#include "core/model/service_model.h"

#include <gtest/gtest.h>

namespace botoscope::trace {
namespace {

std::shared_ptr<const model::ServiceModel> service()
{
    auto made = model::ServiceModel::fromJson("x", R"({"metadata":{"protocol":"json"},"operations":{},"shapes":{
        "In":{"type":"structure","members":{"Name":{"shape":"S"},"Key":{"shape":"Secret"},"SessionToken":{"shape":"S"},
              "Users":{"shape":"Users"},"Tags":{"shape":"Tags"},"Self":{"shape":"In"}}},
        "Users":{"type":"list","member":{"shape":"User"}},
        "User":{"type":"structure","members":{"Login":{"shape":"S"},"Pass":{"shape":"Secret"}}},
        "Tags":{"type":"map","key":{"shape":"S"},"value":{"shape":"Secret"}},
        "Plain":{"type":"structure","members":{"Name":{"shape":"S"}}},
        "S":{"type":"string"},"Secret":{"type":"string","sensitive":true}}})");
    EXPECT_TRUE(made.ok());
    return *made;
}

TEST(Redactor, HidesSensitiveMembersWhereverTheyLie)
{
    const auto model = service();
    Redactor redactor;
    const Value params = *parseJson(
        R"({"Name":"n","Key":"planted-1","SessionToken":"planted-2","Users":[{"Login":"l","Pass":"planted-3"}],
            "Tags":{"t":"planted-4"},"Self":{"Key":"planted-5"}})");
    const std::string shown = writeJson(redactor.shaped(params, model->shape("In")), JsonStyle::Line);
    EXPECT_EQ(shown.find("planted"), std::string::npos) << shown;
    EXPECT_NE(shown.find("\"Name\":\"n\""), std::string::npos);
    EXPECT_NE(shown.find("\"Login\":\"l\""), std::string::npos);
}

TEST(Redactor, GivesTheSameStorageBackWhenNothingIsHidden)
{
    const auto model = service();
    Redactor redactor;
    const Value params = Value::object({{"Name", "n"}});
    EXPECT_TRUE(Value::identical(redactor.shaped(params, model->shape("Plain")), params));
    EXPECT_TRUE(Value::identical(redactor.value(params), params));
}

TEST(Redactor, HidesLearnedSecretsInEverySpelling)
{
    Redactor redactor;
    redactor.addSecret("p&ss \"w<rd/\xC3\xA9");
    const std::string text = "raw p&ss \"w<rd/\xC3\xA9 json p&ss \\\"w<rd/\\u00e9 form p%26ss+%22w%3Crd%2F%C3%A9 "
                             "percent p%26ss%20%22w%3Crd%2F%C3%A9 xml p&amp;ss &quot;w&lt;rd/\xC3\xA9 "
                             "base64 cCZzcyAidzxyZC/DqQ==";
    const std::string shown = redactor.text(text);
    EXPECT_EQ(shown, "raw (redacted) json (redacted) form (redacted) percent (redacted) xml (redacted) "
                     "base64 (redacted)");
}

TEST(Redactor, ShowsAccessKeysByTheirEnd)
{
    Redactor redactor;
    redactor.addAccessKeyId("AKIAIOSFODNN7EXAMPLE");
    EXPECT_EQ(redactor.text("Credential=AKIAIOSFODNN7EXAMPLE/2026"), "Credential=****************MPLE/2026");
}

TEST(Redactor, DoesNotSearchForTextsTooShort)
{
    Redactor redactor;
    redactor.addSecret("a");
    EXPECT_EQ(redactor.text("banana"), "banana");
}

TEST(Redactor, MasksWrongTypedSensitiveValuesToo)
{
    const auto model = service();
    Redactor redactor;
    const Value shown = redactor.shaped(*parseJson(R"({"Key":["planted"],"Users":{"Pass":"x"}})"), model->shape("In"));
    EXPECT_EQ(shown["Key"], Value(redactedText));
    EXPECT_EQ(redactor.text("planted"), redactedText);
}

TEST(Redact, ShownHeaderKeepsScopeButNotTheSignature)
{
    EXPECT_EQ(shownHeader("Authorization", "AWS4-HMAC-SHA256 Credential=K/d/r/s/aws4_request, SignedHeaders=host, "
                                           "Signature=abcdef"),
              "AWS4-HMAC-SHA256 Credential=K/d/r/s/aws4_request, SignedHeaders=host, Signature=(redacted)");
    EXPECT_EQ(shownHeader("authorization", "Bearer token"), "Bearer (redacted)");
    EXPECT_EQ(shownHeader("X-Amz-Security-Token", "t"), redactedText);
    EXPECT_EQ(shownHeader("Host", "h"), "h");
}

TEST(Redact, ShownUrlHidesSignatureParameters)
{
    EXPECT_EQ(shownUrl("https://h/p?a=1&X-Amz-Signature=s&X-Amz-Security-Token=t&b"),
              "https://h/p?a=1&X-Amz-Signature=(redacted)&X-Amz-Security-Token=(redacted)&b");
    EXPECT_EQ(shownUrl("https://h/p"), "https://h/p");
    EXPECT_EQ(shownUrl("https://h/p?"), "https://h/p?");
    EXPECT_EQ(shownUrl("no url?Signature=x"), "no url?Signature=(redacted)");
}

TEST(Redact, ShownUrlHidesUserAndPassword)
{
    EXPECT_EQ(shownUrl("http://u:p@w@host/a@b?c=d@e"), "http://(redacted)@host/a@b?c=d@e");
}

TEST(Redact, KnowsSecretNames)
{
    EXPECT_TRUE(isSecretName("SecretAccessKey"));
    EXPECT_TRUE(isSecretName("session-token"));
    EXPECT_FALSE(isSecretName("NextToken"));
}

TEST(Redact, ReachesSensitiveEndsOnRecursiveShapes)
{
    const auto model = service();
    EXPECT_TRUE(reachesSensitive(*model->shape("In")));
    EXPECT_FALSE(reachesSensitive(*model->shape("Plain")));
}

} // namespace
} // namespace botoscope::trace
