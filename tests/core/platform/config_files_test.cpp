#include "core/platform/config_files.h"

#include "core/base/json.h"
#include "core/config/settings.h"
#include "core/platform/files.h"
#include "support/model_data.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
}

TEST(ConfigFiles, ReadsBothFromHome)
{
    const QTemporaryDir home;
    ASSERT_TRUE(QDir(home.path()).mkdir(QStringLiteral(".aws")));
    write(home.filePath(QStringLiteral(".aws/config")), "[default]\nregion = r\n");
    write(home.filePath(QStringLiteral(".aws/credentials")), "[dev]\n");
    auto files = readConfigFiles({{"HOME", home.path().toStdString()}});
    ASSERT_TRUE(files.ok());
    EXPECT_EQ(files->config.path, home.path().toStdString() + "/.aws/config");
    EXPECT_EQ(files->config.text, "[default]\nregion = r\n");
    EXPECT_EQ(files->credentials.text, "[dev]\n");
}

TEST(ConfigFiles, FollowsTheVariables)
{
    const QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("c")), "[default]\n");
    const std::string path = folder.path().toStdString();
    auto files = readConfigFiles(
        {{"HOME", "/nonexistent"}, {"D", path}, {"AWS_CONFIG_FILE", "$D/c"}, {"AWS_SHARED_CREDENTIALS_FILE", path}});
    ASSERT_TRUE(files.ok());
    EXPECT_EQ(files->config.path, path + "/c");
    EXPECT_EQ(files->config.text, "[default]\n");
    EXPECT_FALSE(files->credentials.text.has_value()); // a folder is no file
}

TEST(ConfigFiles, MissingFilesAreFineAndNamed)
{
    auto files = readConfigFiles({{"HOME", "/nonexistent"}});
    ASSERT_TRUE(files.ok());
    EXPECT_FALSE(files->config.text.has_value());
    EXPECT_EQ(files->credentials.path, "/nonexistent/.aws/credentials");
}

TEST(ConfigFiles, RefusesAHugeOne)
{
    const QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("c")), QByteArray(config::maxConfigFileBytes + 1, '#'));
    auto files = readConfigFiles({{"AWS_CONFIG_FILE", folder.path().toStdString() + "/c"}});
    ASSERT_FALSE(files.ok());
    EXPECT_EQ(files.error().code, ErrorCode::ConfigParse);
}

TEST(ConfigFiles, LieWhereThePublicVectorsSay)
{
    const auto root = test::vectorsDir();
    if (!root) {
        GTEST_SKIP() << "the public vectors are absent (BOTOSCOPE_VECTORS, ../shared/conformance)";
    }
    auto text = readFile(*root + "/config-profile/file-location-tests.json", 1 << 20);
    ASSERT_TRUE(text.ok());
    auto cases = parseJson(*text);
    ASSERT_TRUE(cases.ok());
    int run = 0;
    for (const Value& item : (*cases)["tests"].list()) {
        if (item["platform"].toString() != "linux") {
            continue; // this build is for Linux
        }
        config::Environment environment;
        for (const auto& [key, value] : item["environment"].map()) {
            environment.set(key.str(), value.toString());
        }
        auto files = readConfigFiles(environment);
        ASSERT_TRUE(files.ok());
        EXPECT_EQ(files->config.path, item["configLocation"].toString()) << item["id"].toString();
        EXPECT_EQ(files->credentials.path, item["credentialsLocation"].toString()) << item["id"].toString();
        if (const Value* profile = item.find("profile")) {
            EXPECT_EQ(config::Settings(environment, {}).effectiveProfileName(), profile->toString());
        }
        ++run;
    }
    EXPECT_GE(run, 3);
}

} // namespace
} // namespace botoscope::platform
