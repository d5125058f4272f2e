#include "core/credentials/sso_registration.h"

#include "support/credential_fakes.h"

#include <gtest/gtest.h>

namespace botoscope::credentials {
namespace {

RegistrationScope scope(std::vector<std::string> scopes = {})
{
    RegistrationScope made;
    made.startUrl = "https://corp.example/start";
    made.region = "us-east-1";
    made.sessionName = "corp";
    made.scopes = std::move(scopes);
    return made;
}

SsoRegistration sample()
{
    SsoRegistration registration;
    registration.clientId = "id";
    registration.clientSecret = SecretString("secret");
    registration.expiresAt = "2030-01-02T03:04:05Z";
    registration.scopes = {"sso:account:access"};
    registration.grantTypes = {"authorization_code", "refresh_token"};
    return registration;
}

// python3 -c 'import hashlib, json; print(hashlib.sha1(json.dumps({…}, sort_keys=True).encode()).hexdigest())'
TEST(SsoRegistrations, AreNamedAsTheCliNamesThem)
{
    EXPECT_EQ(SsoRegistrations::key(scope({"sso:account:access"})), "4ce95dc0e5825d857bf2ce9c32742a15e859ac09");
    RegistrationScope legacy = scope();
    legacy.sessionName.clear();
    EXPECT_EQ(SsoRegistrations::key(legacy), "d92593cbbcc4e45f1d72a96b6f7c6ab170670f9a");
}

TEST(SsoRegistrations, GiveBackWhatTheyKeep)
{
    test::FakeFiles files;
    SsoRegistrations registrations(files, {});
    ASSERT_TRUE(registrations.save(scope(), sample()).ok());
    ASSERT_EQ(files.files.size(), 1U);
    EXPECT_EQ(files.files.begin()->first, "/home/me/.aws/sso/cache/" + SsoRegistrations::key(scope()) + ".json");
    EXPECT_EQ(files.files.begin()->second,
              R"({"clientId": "id", "clientSecret": "secret", "expiresAt": "2030-01-02T03:04:05Z", )"
              R"("scopes": ["sso:account:access"], "grantTypes": ["authorization_code", "refresh_token"]})");
    const auto back = registrations.load(scope());
    ASSERT_TRUE(back);
    EXPECT_TRUE(back->forAuthorizationCode());
    EXPECT_EQ(back->clientSecret, sample().clientSecret);
    EXPECT_FALSE(registrations.load(scope({"another:scope"})));
}

TEST(SsoRegistrations, WhatIsNotWholeCountsForNothing)
{
    test::FakeFiles files;
    SsoRegistrations registrations(files, {});
    const std::string path = "/home/me/.aws/sso/cache/" + SsoRegistrations::key(scope()) + ".json";
    for (const char* text : {"", "[]", "{", R"({"clientId": "id"})",
                             R"({"clientId": "id", "clientSecret": "s", "expiresAt": "no time"})"}) {
        files.files[path] = text;
        EXPECT_FALSE(registrations.load(scope())) << text;
    }
}

} // namespace
} // namespace botoscope::credentials
