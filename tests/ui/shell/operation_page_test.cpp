#include "ui/shell/operation_page.h"

#include "support/model_data.h"
#include "support/ui/grab.h"
#include "ui/shell/confirm_bar.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

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

engine::Identity who(const config::ProfileMark& mark)
{
    engine::Identity identity;
    identity.profile = "prod";
    identity.region = "us-east-1";
    identity.accountId = "123456789012";
    identity.mark = mark;
    return identity;
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
    OperationPage page(QStringLiteral("s3"), QStringLiteral("HeadBucket"));
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
    page.setIdentity(who({true, false, {}}));
    EXPECT_FALSE(button(page, "pageSend")->isEnabled());
}

TEST_F(OperationPageTest, WhatDestroysIsAskedAboutAndTheDefaultIsNotToSend)
{
    OperationPage page(QStringLiteral("s3"), QStringLiteral("DeleteBucket"));
    page.setModel(s3());
    page.setIdentity(who({}));
    page.setParams(Value::object({{"Bucket", "amzn-s3-demo-bucket"}}));
    page.show();
    QApplication::setActiveWindow(&page);
    QSignalSpy sent(&page, &OperationPage::sendRequested);
    page.send();
    auto* bar = page.findChild<ConfirmBar*>();
    ASSERT_TRUE(bar && bar->isVisible());
    EXPECT_TRUE(button(page, "confirmCancel")->hasFocus());
    EXPECT_FALSE(page.requestWidget()->isEnabled());
    page.send();
    EXPECT_TRUE(bar->isVisible()) << "sending again is no answer";
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    EXPECT_FALSE(bar->isVisible());
    EXPECT_TRUE(page.requestWidget()->isEnabled());
    EXPECT_EQ(sent.size(), 0);
    page.send();
    button(page, "confirmSend")->click();
    EXPECT_EQ(sent.size(), 1);
}

TEST_F(OperationPageTest, InProductionDestroyingNeedsTheNameTyped)
{
    OperationPage page(QStringLiteral("s3"), QStringLiteral("DeleteBucket"));
    page.setModel(s3());
    page.setIdentity(who({false, true, {}}));
    page.setParams(Value::object({{"Bucket", "amzn-s3-demo-bucket"}}));
    page.show();
    QApplication::setActiveWindow(&page);
    QSignalSpy sent(&page, &OperationPage::sendRequested);
    page.send();
    auto* name = page.findChild<QLineEdit*>(QStringLiteral("confirmName"));
    ASSERT_TRUE(name && name->hasFocus());
    QTest::keyClicks(name, QStringLiteral("pro"));
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_FALSE(button(page, "confirmSend")->isEnabled());
    EXPECT_EQ(sent.size(), 0);
    QTest::keyClicks(name, QStringLiteral("d"));
    EXPECT_TRUE(button(page, "confirmSend")->isEnabled());
    QTest::keyClick(name, Qt::Key_Escape);
    EXPECT_EQ(sent.size(), 0);
    page.send();
    EXPECT_TRUE(name->text().isEmpty()) << "every question begins anew";
    QTest::keyClicks(name, QStringLiteral("123456789012"));
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_EQ(sent.size(), 1);
}

TEST_F(OperationPageTest, AQuestionEndsWhenTheIdentityIsAnother)
{
    OperationPage page(QStringLiteral("s3"), QStringLiteral("DeleteBucket"));
    page.setModel(s3());
    engine::Identity unknown = who({});
    unknown.accountId.clear();
    page.setIdentity(unknown);
    page.setParams(Value::object({{"Bucket", "amzn-s3-demo-bucket"}}));
    page.show();
    QSignalSpy asked(&page, &OperationPage::accountRequested);
    page.send();
    EXPECT_EQ(asked.size(), 1) << "the question names the account";
    auto* bar = page.findChild<ConfirmBar*>();
    page.setIdentity(who({}));
    EXPECT_TRUE(bar->isVisible()) << "only more is known of the same one";
    engine::Identity other = who({});
    other.region = "eu-west-1";
    page.setIdentity(other);
    EXPECT_FALSE(bar->isVisible());
}

TEST_F(OperationPageTest, WhatReadsOrGoesToTheSimulatorIsNotAskedAbout)
{
    OperationPage reads(QStringLiteral("s3"), QStringLiteral("ListBuckets"));
    reads.setModel(s3());
    reads.setIdentity(who({false, true, {}}));
    QSignalSpy read(&reads, &OperationPage::sendRequested);
    reads.send();
    EXPECT_EQ(read.size(), 1);
    OperationPage destroys(QStringLiteral("s3"), QStringLiteral("DeleteBucket"));
    destroys.setModel(s3());
    engine::Identity simulator = who({});
    simulator.simulator = true;
    destroys.setIdentity(simulator);
    destroys.setParams(Value::object({{"Bucket", "amzn-s3-demo-bucket"}}));
    QSignalSpy destroyed(&destroys, &OperationPage::sendRequested);
    destroys.send();
    EXPECT_EQ(destroyed.size(), 1);
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
