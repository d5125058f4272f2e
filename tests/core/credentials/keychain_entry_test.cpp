#include "core/credentials/keychain_entry.h"

#include "core/base/json.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

KeychainEntry sample()
{
    KeychainEntry entry;
    entry.accessKeyId = "AKIDSAMPLE";
    entry.secretAccessKey = SecretString("s3cret/+=\"é");
    entry.sessionToken = SecretString("t0ken");
    entry.accountId = "123456789012";
    entry.created = Timestamp::fromSeconds(1440938160);
    return entry;
}

TEST(KeychainEntry, ReadsWhatItWrote)
{
    const auto back = readEntry(writeEntry(sample()));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(*back, sample());
}

TEST(KeychainEntry, IsOneLineOfJsonWithoutEmptyMembers)
{
    KeychainEntry entry = sample();
    entry.sessionToken = SecretString();
    entry.accountId.clear();
    const std::string text = writeEntry(entry).reveal();
    EXPECT_EQ(text.find('\n'), std::string::npos);
    const auto document = parseJson(text);
    ASSERT_TRUE(document.ok());
    EXPECT_EQ(document->size(), 3U);
    EXPECT_EQ((*document)["Created"], Value("2015-08-30T12:36:00Z"));
}

TEST(KeychainEntry, RefusesWhatIsNoEntryWithoutShowingIt)
{
    for (const char* text :
         {"", "s3cret", "[]", R"({"AccessKeyId":"A"})", R"({"AccessKeyId":"","SecretAccessKey":"s3cret"})"}) {
        const auto read = readEntry(SecretString(text));
        ASSERT_FALSE(read.ok()) << text;
        EXPECT_EQ(read.error().code, ErrorCode::CredentialRetrieval);
        EXPECT_EQ(read.error().message.find("s3cret"), std::string::npos);
    }
}

TEST(KeychainSession, ReadsWhatItWrote)
{
    KeychainSession session;
    session.boughtWith = "AKIDSAMPLE";
    session.durationSeconds = 900;
    session.expires = Timestamp::fromSeconds(1440938160);
    session.credentials.accessKeyId = "ASIA";
    session.credentials.secretAccessKey = SecretString("s");
    session.credentials.sessionToken = SecretString("t");
    const auto back = readSession(writeSession(session));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->boughtWith, "AKIDSAMPLE");
    EXPECT_EQ(back->durationSeconds, 900);
    EXPECT_EQ(back->expires, session.expires);
    EXPECT_EQ(back->credentials.sessionToken, session.credentials.sessionToken);
    EXPECT_FALSE(readSession(writeEntry(sample())).ok()) << "an entry has no expiry";
}

TEST(ProcessDocument, FollowsTheDocumentedForm)
{
    auth::Credentials keys;
    keys.accessKeyId = "AKID";
    keys.secretAccessKey = SecretString("s");
    auto document = parseJson(processDocument(keys, std::nullopt));
    ASSERT_TRUE(document.ok());
    EXPECT_EQ(*document, Value::object({{"Version", 1}, {"AccessKeyId", "AKID"}, {"SecretAccessKey", "s"}}));
    keys.sessionToken = SecretString("t");
    document = parseJson(processDocument(keys, Timestamp::fromSeconds(0)));
    ASSERT_TRUE(document.ok());
    EXPECT_EQ((*document)["SessionToken"], Value("t"));
    EXPECT_EQ((*document)["Expiration"], Value("1970-01-01T00:00:00Z"));
}

} // namespace
} // namespace botoscope::credentials
