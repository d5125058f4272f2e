#include "ui/shell/documentation_panel.h"

#include "support/model_data.h"
#include "support/ui/grab.h"

#include <QTextBrowser>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

class DocumentationPanelTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        const auto model = test::sharedLoader().loadServiceModel("s3");
        if (!model.ok()) {
            GTEST_SKIP() << "no model data";
        }
        m_s3 = *model;
        m_panel.resize(340, 700);
        m_panel.show();
    }
    void follow(const char* link)
    {
        auto* browser = m_panel.findChild<QTextBrowser*>();
        Q_EMIT browser->anchorClicked(QUrl(QString::fromLatin1(link)));
    }
    std::shared_ptr<const model::ServiceModel> m_s3;
    DocumentationPanel m_panel;
};

} // namespace

TEST_F(DocumentationPanelTest, LinksLeadOnAndBackLeadsBack)
{
    m_panel.showOperation(m_s3, QStringLiteral("ListObjectsV2"));
    test::grabTo(m_panel, QStringLiteral("documentation"));
    follow("shape:Object");
    EXPECT_EQ(m_panel.currentPage(), QStringLiteral("shape:Object"));
    follow("operation:GetObject");
    m_panel.back();
    EXPECT_EQ(m_panel.currentPage(), QStringLiteral("shape:Object"));
    m_panel.back();
    m_panel.back();
    EXPECT_EQ(m_panel.currentPage(), QStringLiteral("operation:ListObjectsV2"));
    m_panel.forward();
    EXPECT_EQ(m_panel.currentPage(), QStringLiteral("shape:Object"));
}

TEST_F(DocumentationPanelTest, MembersInFocusTakeEachOthersPlace)
{
    m_panel.showOperation(m_s3, QStringLiteral("ListObjectsV2"));
    const model::Shape& input = *m_s3->operation("ListObjectsV2")->inputShape();
    m_panel.showMember(QStringLiteral("Bucket"), *input.member("Bucket"));
    m_panel.showMember(QStringLiteral("Prefix"), *input.member("Prefix"));
    EXPECT_EQ(m_panel.currentPage(), QStringLiteral("member:Prefix"));
    m_panel.back();
    EXPECT_EQ(m_panel.currentPage(), QStringLiteral("operation:ListObjectsV2"));
}

TEST_F(DocumentationPanelTest, ClearedItIsEmpty)
{
    m_panel.showOperation(m_s3, QStringLiteral("ListObjectsV2"));
    m_panel.clear();
    EXPECT_TRUE(m_panel.currentPage().isEmpty());
    EXPECT_FALSE(m_panel.findChild<QTextBrowser*>()->isVisible());
}
