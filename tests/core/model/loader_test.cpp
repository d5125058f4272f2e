#include "core/model/loader.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <thread>
#include <unistd.h>

namespace botoscope::model {

namespace fs = std::filesystem;

namespace {

/// A folder of its own for each test, gone afterwards.
class LoaderTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        std::string pattern = (fs::temp_directory_path() / "botoscope-loader-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        m_root = pattern;
    }
    void TearDown() override { fs::remove_all(m_root); }

    void write(const std::string& path, std::string_view text)
    {
        const fs::path file = fs::path(m_root) / path;
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
    }
    std::string dir(const std::string& name) const { return m_root + "/" + name; }

    std::string m_root;
};

constexpr std::string_view emptyModel = R"({"metadata": {"serviceId": "Thing"}, "operations": {}, "shapes": {}})";

} // namespace

TEST_F(LoaderTest, FindsServicesOfAllFolders)
{
    write("own/alpha/2020-01-01/service-2.json", emptyModel);
    write("bundled/beta/2020-01-01/service-2.json.gz", "");
    write("bundled/alpha/2019-01-01/service-2.json", emptyModel);
    write("bundled/gamma/2019-01-01/paginators-1.json", "{}");
    write("bundled/endpoints.json", "{}");
    const Loader loader({dir("own"), dir("missing"), "", dir("bundled")});
    EXPECT_EQ(loader.availableServices(), (std::vector<std::string>{"alpha", "beta"}));
    EXPECT_EQ(loader.availableServices("paginators-1"), std::vector<std::string>{"gamma"});
    EXPECT_TRUE(loader.availableServices("waiters-2").empty());
}

TEST_F(LoaderTest, ChoosesTheLatestVersionOfEachType)
{
    write("own/alpha/2021-05-05/service-2.json", emptyModel);
    write("bundled/alpha/2020-01-01/service-2.json", emptyModel);
    write("bundled/alpha/2020-01-01/waiters-2.json", "{}");
    write("bundled/alpha/2022-01-01/readme.txt", "");
    const Loader loader({dir("own"), dir("bundled")});
    const auto versions = loader.apiVersions("alpha", "service-2");
    ASSERT_TRUE(versions.ok());
    EXPECT_EQ(*versions, (std::vector<std::string>{"2020-01-01", "2021-05-05"}));
    EXPECT_EQ(*loader.latestVersion("alpha", "service-2"), "2021-05-05");
    EXPECT_EQ(*loader.latestVersion("alpha", "waiters-2"), "2020-01-01");
}

TEST_F(LoaderTest, TheFirstFolderAndThePlainFileWin)
{
    write("own/endpoints.json", R"({"from": "own"})");
    write("bundled/endpoints.json", R"({"from": "bundled"})");
    write("bundled/partitions.json", R"({"from": "plain"})");
    write("bundled/partitions.json.gz", "not even gzip");
    const Loader loader({dir("own"), dir("bundled")});
    EXPECT_EQ((*loader.loadData("endpoints"))["from"].toString(), "own");
    EXPECT_EQ((*loader.loadData("partitions"))["from"].toString(), "plain");
    EXPECT_FALSE(loader.locate("endpoints")->bundled);
    EXPECT_EQ(loader.locate("endpoints")->path, dir("own/endpoints.json"));
    EXPECT_TRUE(loader.locate("partitions")->bundled);
}

TEST_F(LoaderTest, TellsMissingServicesTypesAndVersionsApart)
{
    write("bundled/alpha/2020-01-01/service-2.json", emptyModel);
    write("bundled/beta/2020-01-01/service-2.json", emptyModel);
    const Loader loader({dir("bundled")});
    const auto unknown = loader.loadServiceModel("alhpa");
    ASSERT_FALSE(unknown.ok());
    EXPECT_EQ(unknown.error().code, ErrorCode::UnknownService);
    EXPECT_EQ(unknown.error().get("known"), "alpha, beta");
    EXPECT_EQ(unknown.error().get("near"), "alpha");
    EXPECT_EQ(loader.loadServiceData("alpha", "waiters-2").error().code, ErrorCode::DataNotFound);
    EXPECT_EQ(loader.loadServiceModel("alpha", "1999-01-01").error().code, ErrorCode::DataNotFound);
    EXPECT_EQ(loader.loadText("nothing").error().code, ErrorCode::DataNotFound);
    EXPECT_EQ(Loader({}).loadServiceModel("alpha").error().code, ErrorCode::UnknownService);
}

TEST_F(LoaderTest, NamesCanNotLeadOutOfTheFolders)
{
    write("secret.json", "{}");
    write("secret/2020-01-01/service-2.json", emptyModel);
    write("bundled/alpha/2020-01-01/service-2.json", emptyModel);
    const Loader loader({dir("bundled")});
    EXPECT_EQ(loader.loadText("../secret").error().code, ErrorCode::DataNotFound);
    EXPECT_EQ(loader.loadText(dir("secret")).error().code, ErrorCode::DataNotFound);
    EXPECT_EQ(loader.loadText("").error().code, ErrorCode::DataNotFound);
    EXPECT_EQ(loader.loadServiceModel("../secret").error().code, ErrorCode::UnknownService);
    EXPECT_EQ(loader.loadServiceModel("").error().code, ErrorCode::UnknownService);
    EXPECT_EQ(loader.loadServiceModel("alpha", "..").error().code, ErrorCode::DataNotFound);
}

TEST_F(LoaderTest, MergesExtras)
{
    write("bundled/alpha/2020-01-01/service-2.json",
          R"({"metadata": {"serviceId": "Old", "endpointPrefix": "alpha"}, "shapes": {"S": {"type": "string"}}})");
    write("bundled/alpha/2020-01-01/service-2.sdk-extras.json",
          R"({"version": 1.0, "merge": {"metadata": {"serviceId": "New"}, "shapes": {"T": {"type": "blob"}}}})");
    const Loader loader({dir("bundled")});
    const auto model = loader.loadServiceModel("alpha");
    ASSERT_TRUE(model.ok());
    EXPECT_EQ((*model)->serviceId(), "new");
    EXPECT_EQ((*model)->metadata().endpointPrefix, "alpha");
    ASSERT_NE((*model)->shape("T"), nullptr);
    EXPECT_EQ((*model)->shape("T")->type, ShapeType::Blob);
    EXPECT_EQ((*loader.loadServiceData("alpha", "service-2"))["metadata"]["serviceId"].toString(), "New");
}

TEST_F(LoaderTest, DamagedFilesAreErrorsThatNameTheFile)
{
    write("bundled/alpha/2020-01-01/service-2.json.gz", "\x1f\x8b rubbish");
    write("bundled/beta/2020-01-01/service-2.json", "{\"metadata\":");
    write("bundled/gamma/2020-01-01/service-2.json", emptyModel);
    write("bundled/gamma/2020-01-01/service-2.sdk-extras.json", "{");
    fs::create_directories(dir("bundled/folder.json"));
    const Loader loader({dir("bundled")});
    const auto alpha = loader.loadServiceModel("alpha");
    ASSERT_FALSE(alpha.ok());
    EXPECT_EQ(alpha.error().code, ErrorCode::Parse);
    EXPECT_EQ(alpha.error().get("path"), dir("bundled/alpha/2020-01-01/service-2.json.gz"));
    EXPECT_EQ(loader.loadServiceModel("beta").error().code, ErrorCode::Parse);
    EXPECT_EQ(loader.loadServiceModel("gamma").error().code, ErrorCode::Parse);
    EXPECT_EQ(loader.loadText("folder").error().code, ErrorCode::DataNotFound); // a folder is no file
}

TEST_F(LoaderTest, OneInstanceOfAModelForAll)
{
    write("bundled/alpha/2020-01-01/service-2.json", emptyModel);
    const Loader loader({dir("bundled")});
    std::vector<std::shared_ptr<const ServiceModel>> models(4);
    std::vector<std::thread> threads;
    for (auto& slot : models) {
        threads.emplace_back([&loader, &slot] { slot = loader.loadServiceModel("alpha").value(); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (const auto& model : models) {
        EXPECT_EQ(model, models.front());
    }
    EXPECT_EQ(*loader.loadServiceModel("alpha", "2020-01-01"), models.front());
}

TEST_F(LoaderTest, ReadsDataOnce)
{
    write("bundled/endpoints.json", R"({"n": 1})");
    const Loader loader({dir("bundled")});
    ASSERT_TRUE(loader.loadData("endpoints").ok());
    write("bundled/endpoints.json", R"({"n": 2})");
    EXPECT_EQ((*loader.loadData("endpoints"))["n"].toInt(), 1);
}

TEST(LoaderPaths, FollowTheEnvironment)
{
    setenv("BOTOSCOPE_TEST_DIR", "/from/env", 1);
    EXPECT_EQ(Loader::standardSearchPaths("/one:~/two:$BOTOSCOPE_TEST_DIR/x:${BOTOSCOPE_TEST_DIR}::$BOTOSCOPE_NONE/y",
                                          "/home/me", "/bundled"),
              (std::vector<std::string>{"/one", "/home/me/two", "/from/env/x", "/from/env", "$BOTOSCOPE_NONE/y",
                                        "/home/me/.aws/models", "/bundled"}));
    unsetenv("BOTOSCOPE_TEST_DIR");
    EXPECT_EQ(Loader::standardSearchPaths("", "/home/me", "/bundled"),
              (std::vector<std::string>{"/home/me/.aws/models", "/bundled"}));
    EXPECT_EQ(Loader::standardSearchPaths("~other/x:~", "/home/me", "/b").front(), "~other/x");
}

} // namespace botoscope::model
