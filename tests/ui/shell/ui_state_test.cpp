#include "ui/shell/ui_state.h"

#include <QTemporaryDir>

using namespace botoscope::ui;

namespace {

class UiStateTest : public ::testing::Test {
protected:
    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(QStringLiteral("window.ini"));
};

QString key(const char* text)
{
    return QString::fromLatin1(text);
}

} // namespace

TEST_F(UiStateTest, WhatWasWrittenIsThereTheNextTime)
{
    {
        UiState state(m_file);
        state.setTabs({{key("s3"), key("ListBuckets")}, {key("sqs"), key("ListQueues")}});
        state.setScheme(Scheme::Dark);
        state.setFlag(key("a"), false);
        state.setBytes(key("b"), QByteArray("\0\1", 2));
        state.sync();
    }
    const UiState state(m_file);
    ASSERT_EQ(state.tabs().size(), 2);
    EXPECT_EQ(state.tabs()[1].service, key("sqs"));
    EXPECT_EQ(state.tabs()[1].operation, key("ListQueues"));
    EXPECT_EQ(state.scheme(), Scheme::Dark);
    EXPECT_FALSE(state.flag(key("a"), true));
    EXPECT_EQ(state.bytes(key("b")), QByteArray("\0\1", 2));
}

TEST_F(UiStateTest, DefaultsHoldWhereNothingIsWritten)
{
    const UiState state(m_file);
    EXPECT_EQ(state.scheme(), Scheme::System);
    EXPECT_TRUE(state.flag(key("a"), true));
    EXPECT_TRUE(state.tabs().isEmpty());
}

TEST_F(UiStateTest, RecentsAreLatestFirstWithoutDoublesAndBounded)
{
    UiState state(m_file);
    for (int i = 0; i < 20; ++i) {
        state.addRecent(QStringLiteral("s3.Operation%1").arg(i));
    }
    const QStringList recents = state.addRecent(QStringLiteral("s3.Operation15"));
    EXPECT_EQ(recents.first(), QStringLiteral("s3.Operation15"));
    EXPECT_EQ(recents.count(QStringLiteral("s3.Operation15")), 1);
    EXPECT_EQ(recents.size(), 12);
}
