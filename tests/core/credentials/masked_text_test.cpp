#include "core/credentials/masked_text.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

TEST(MaskedText, PlainWordsStay)
{
    EXPECT_EQ(maskedText("error: the SSO session has expired,\n  run aws sso login --profile dev\n"),
              "error: the SSO session has expired, run aws sso login --profile dev");
}

TEST(MaskedText, WhatMayBeASecretGoes)
{
    for (const char* text :
         {"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "AKIAIOSFODNN7EXAMPLE", "aws_secret_access_key=planted",
          R"({"SecretAccessKey": "planted"})", "password: planted", "Authorization: planted", "--token planted",
          "plantedPlanted+/=x/y=Yz1+/=AB", "no use: Xplanted//x+/=Yz1x+/=Yz42", "planted-secret-key",
          "SUPERSECRETPLANTED", "https://user:plantedpassword@host/"}) {
        const std::string shown = maskedText(text);
        EXPECT_NE(shown.find("(redacted)"), std::string::npos) << text;
        for (const char* secret : {"planted", "PLANTED", "bPxRfi", "IOSFODNN7"}) {
            EXPECT_EQ(shown.find(secret), std::string::npos) << shown;
        }
    }
}

TEST(MaskedText, IsShortAndHarmlessToATerminal)
{
    EXPECT_LT(maskedText(std::string(100'000, 'x')).size(), 500U);
    EXPECT_LT(maskedText([] {
                  std::string many;
                  for (int i = 0; i < 100'000; ++i) {
                      many += "a ";
                  }
                  return many;
              }())
                  .size(),
              500U);
    EXPECT_EQ(maskedText("\x1b[31mred"), "\\x1b[31mred");
}

} // namespace
} // namespace botoscope::credentials
