#include "ui/shell/documentation_pages.h"

#include "support/model_data.h"

using namespace botoscope;
using namespace botoscope::ui;

namespace {

std::shared_ptr<const model::ServiceModel> service(const char* name)
{
    const auto model = test::sharedLoader().loadServiceModel(name);
    return model.ok() ? *model : nullptr;
}

bool has(const QString& page, const char* text)
{
    return page.contains(QString::fromUtf8(text));
}

} // namespace

TEST(DocumentationPages, AnOperationShowsClassMembersAndErrors)
{
    const auto s3 = service("s3");
    if (!s3) {
        GTEST_SKIP() << "no model data";
    }
    const QString page = operationPage(*s3->operation("ListObjectsV2"));
    EXPECT_TRUE(has(page, "<h1>ListObjectsV2</h1>"));
    EXPECT_TRUE(has(page, "reads"));
    EXPECT_TRUE(has(page, "rest-xml"));
    EXPECT_TRUE(has(page, "<b>Bucket</b>"));
    EXPECT_TRUE(has(page, "required"));
    EXPECT_TRUE(has(page, "href=\"shape:NoSuchBucket\""));
    EXPECT_TRUE(has(page, "href=\"operation:GetObject\"")) << "links to the reference lead to our own pages";
    EXPECT_LT(page.indexOf(QStringLiteral("<b>Bucket</b>")), page.indexOf(QStringLiteral("<b>Prefix</b>")));
}

TEST(DocumentationPages, AShapeShowsItsMembersOrItsValues)
{
    const auto s3 = service("s3");
    if (!s3) {
        GTEST_SKIP() << "no model data";
    }
    EXPECT_TRUE(has(shapePage(*s3, *s3->shape("Object")), "<b>Key</b>"));
    EXPECT_TRUE(has(shapePage(*s3, *s3->shape("ObjectCannedACL")), "<code>public-read</code>"));
}

TEST(DocumentationPages, AMemberShowsWhereItStandsAndItsLimits)
{
    const auto dynamodb = service("dynamodb");
    if (!dynamodb) {
        GTEST_SKIP() << "no model data";
    }
    const model::Member* table = dynamodb->operation("Query")->inputShape()->member("TableName");
    ASSERT_NE(table, nullptr);
    const QString page = memberPage(*dynamodb, *table, QStringLiteral("TableName"));
    EXPECT_TRUE(has(page, "<h1>TableName</h1>"));
    EXPECT_TRUE(has(page, "length 1 to 1024")) << page.toStdString();
    EXPECT_EQ(typeWords(table->ref), QStringLiteral("string"));
}

TEST(DocumentationPages, TypesAreSaidInWords)
{
    const auto dynamodb = service("dynamodb");
    if (!dynamodb) {
        GTEST_SKIP() << "no model data";
    }
    const model::Shape& input = *dynamodb->operation("Query")->inputShape();
    EXPECT_EQ(typeWords(input.member("AttributesToGet")->ref), QStringLiteral("list of string"));
    EXPECT_EQ(typeWords(input.member("ExpressionAttributeValues")->ref),
              QStringLiteral("map of string to AttributeValue"));
}
