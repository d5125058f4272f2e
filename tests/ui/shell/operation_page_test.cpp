#include "ui/shell/operation_page.h"

#include "support/model_data.h"
#include "support/ui/grab.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

std::shared_ptr<const model::ServiceModel> s3()
{
    const auto model = test::sharedLoader().loadServiceModel("s3");
    return model.ok() ? *model : nullptr;
}

std::shared_ptr<const engine::CallOutcome> outcome(quint64 call)
{
    auto result = std::make_shared<engine::CallOutcome>();
    result->call = call;
    result->end.id = call;
    result->end.state = trace::CallState::Done;
    result->response.status = 200;
    result->response.body = std::make_shared<const std::string>("<a/>");
    result->parsed = Value::object({{"Name", "x"}});
    return result;
}

class OperationPageTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        if (!s3()) {
            GTEST_SKIP() << "no model data";
        }
    }
    static QPushButton* button(OperationPage& page, const char* name)
    {
        return page.findChild<QPushButton*>(QString::fromLatin1(name));
    }
};

} // namespace

TEST_F(OperationPageTest, SendsOnlyWhenTheModelIsThere)
{
    OperationPage page(QStringLiteral("s3"), QStringLiteral("ListBuckets"));
    QSignalSpy sent(&page, &OperationPage::sendRequested);
    page.send();
    EXPECT_EQ(sent.size(), 0);
    page.setModel(s3());
    page.send();
    EXPECT_EQ(sent.size(), 1);
    EXPECT_EQ(page.title(), QStringLiteral("S3 · ListBuckets"));
}

TEST_F(OperationPageTest, ParametersSetEarlyWaitForTheModel)
{
    OperationPage page(QStringLiteral("s3"), QStringLiteral("ListBuckets"));
    page.setParams(Value::object({{"MaxBuckets", 2}}));
    EXPECT_EQ(page.params()["MaxBuckets"].toInt(), 2);
    page.setModel(s3());
    EXPECT_EQ(page.params()["MaxBuckets"].toInt(), 2);
}

TEST_F(OperationPageTest, WhatIsMissingKeepsTheCallBack)
{
    OperationPage page(QStringLiteral("s3"), QStringLiteral("DeleteBucket"));
    page.setModel(s3());
    QSignalSpy sent(&page, &OperationPage::sendRequested);
    page.send();
    EXPECT_EQ(sent.size(), 0);
    page.setParams(Value::object({{"Bucket", "amzn-s3-demo-bucket"}}));
    page.send();
    EXPECT_EQ(sent.size(), 1);
}

TEST_F(OperationPageTest, TheButtonSaysWhatTheOperationDoes)
{
    OperationPage page(QStringLiteral("s3"), QStringLiteral("DeleteBucket"));
    page.setModel(s3());
    EXPECT_TRUE(button(page, "pageSend")->text().contains(QStringLiteral("destroys")));
    EXPECT_TRUE(button(page, "pageSend")->isEnabled());
    page.setReadOnly(true);
    EXPECT_FALSE(button(page, "pageSend")->isEnabled());
}

TEST_F(OperationPageTest, AnswersToOtherCallsAreDropped)
{
    OperationPage page(QStringLiteral("s3"), QStringLiteral("ListBuckets"));
    page.setModel(s3());
    page.show();
    page.callSent(7);
    EXPECT_TRUE(page.isRunning());
    EXPECT_TRUE(button(page, "pageCancel")->isVisible());
    page.callFinished(outcome(6));
    EXPECT_TRUE(page.isRunning());
    page.callFinished(outcome(7));
    EXPECT_FALSE(page.isRunning());
    EXPECT_FALSE(button(page, "pageCancel")->isVisible());
}

TEST_F(OperationPageTest, AModelThatCannotBeReadIsSaidInPlace)
{
    OperationPage page(QStringLiteral("s3"), QStringLiteral("NoSuchOperation"));
    QSignalSpy requested(&page, &OperationPage::modelRequested);
    page.show();
    page.setModel(s3());
    auto* error = page.findChild<QWidget*>(QStringLiteral("pageError"));
    ASSERT_NE(error, nullptr);
    EXPECT_TRUE(error->isVisible());
    auto* again = error->findChild<QPushButton*>(QStringLiteral("errorAction"));
    ASSERT_NE(again, nullptr);
    again->click();
    EXPECT_EQ(requested.size(), 1);
}
