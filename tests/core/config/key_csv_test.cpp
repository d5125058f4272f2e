#include "core/config/key_csv.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

/// "user/id/secret" of each row, or the reason.
std::string read(std::string_view text)
{
    auto keys = parseKeyCsv(text);
    if (!keys.ok()) {
        EXPECT_EQ(keys.error().message.find("SECRET"), std::string::npos);
        return "line " + std::string(keys.error().get("line"));
    }
    std::string rows;
    for (const ImportedKey& key : *keys) {
        rows += key.userName + '/' + key.accessKeyId + '/' + key.secretAccessKey.reveal() + ' ';
    }
    return rows;
}

TEST(KeyCsv, ReadsWhatTheConsoleHandsOut)
{
    EXPECT_EQ(read("Access key ID,Secret access key\nAKID,SECRET+/=\n"), "/AKID/SECRET+/= ");
    EXPECT_EQ(read("\xEF\xBB\xBF"
                   "Access key ID,Secret access key\r\nAKID,SECRET"),
              "/AKID/SECRET ");
    EXPECT_EQ(read("User Name,Access Key Id,Secret Access Key\n\"bob\",AKID,SECRET\n"), "bob/AKID/SECRET ");
    EXPECT_EQ(read("User name,Password,Access key ID,Secret access key,Console login link\n"
                   "bob,\"a,\"\"b\",AKID,SECRET,https://x\nann,,AKID2,SECRET2,\n"),
              "bob/AKID/SECRET ann/AKID2/SECRET2 ");
    EXPECT_EQ(read("AccessKeyId;SecretAccessKey\nAKID;SECRET\n"), "/AKID/SECRET ");
    EXPECT_EQ(read("aws_secret_access_key\taws_access_key_id\nSECRET\tAKID\n\n"), "/AKID/SECRET ");
}

TEST(KeyCsv, SaysWhichLineItCanNotRead)
{
    EXPECT_EQ(read(""), "line 1");
    EXPECT_EQ(read("a,b\nAKID,SECRET\n"), "line 1");
    EXPECT_EQ(read("Access key ID,Secret access key\n"), "line 2");
    EXPECT_EQ(read("Access key ID,Secret access key\nAKID,SECRET\nAKID\n"), "line 3");
    EXPECT_EQ(read("Access key ID,Secret access key\nAKID,\"SECRET\nX"), "line 2");
    EXPECT_EQ(read("Access key ID,Secret access key\nAK ID,SECRET\n"), "line 2");
}

} // namespace
} // namespace botoscope::config
