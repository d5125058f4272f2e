#include "ui/shell/page_book.h"

#include "ui/shell/operation_page.h"

#include <QSignalSpy>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

QString s(const char* text)
{
    return QString::fromLatin1(text);
}

} // namespace

TEST(PageBook, AnOpenOperationComesToTheFrontInsteadOfTwice)
{
    PageBook book;
    OperationPage* first = book.open(s("s3"), s("ListBuckets"));
    OperationPage* second = book.open(s("sqs"), s("ListQueues"));
    EXPECT_EQ(book.current(), second);
    EXPECT_EQ(book.open(s("s3"), s("ListBuckets")), first);
    EXPECT_EQ(book.count(), 2);
    EXPECT_EQ(book.current(), first);
}

TEST(PageBook, AClosedTabComesBackWithItsParameters)
{
    PageBook book;
    book.open(s("s3"), s("ListBuckets"));
    OperationPage* page = book.open(s("sqs"), s("ListQueues"));
    page->setParams(Value::object({{"QueueNamePrefix", "a"}}));
    EXPECT_FALSE(book.canReopen());
    book.closeCurrent();
    EXPECT_EQ(book.count(), 1);
    ASSERT_TRUE(book.canReopen());
    book.reopen();
    ASSERT_EQ(book.count(), 2);
    EXPECT_EQ(book.current()->operation(), s("ListQueues"));
    EXPECT_EQ(book.current()->params()["QueueNamePrefix"].toString(), "a");
}

TEST(PageBook, ADuplicateStandsBesideItsOriginal)
{
    PageBook book;
    book.open(s("s3"), s("ListBuckets"))->setParams(Value::object({{"MaxBuckets", 3}}));
    book.open(s("sqs"), s("ListQueues"));
    book.step(1);
    book.duplicateCurrent();
    ASSERT_EQ(book.count(), 3);
    EXPECT_EQ(book.currentIndex(), 1);
    EXPECT_EQ(book.current()->params()["MaxBuckets"].toInt(), 3);
}

TEST(PageBook, StepsGoAroundAndTheLastCloseIsTold)
{
    PageBook book;
    QSignalSpy changed(&book, &PageBook::currentPageChanged);
    book.step(1);
    book.open(s("s3"), s("ListBuckets"));
    book.open(s("sqs"), s("ListQueues"));
    book.step(1);
    EXPECT_EQ(book.currentIndex(), 0);
    book.step(-1);
    EXPECT_EQ(book.currentIndex(), 1);
    book.closeCurrent();
    book.closeCurrent();
    EXPECT_EQ(book.current(), nullptr);
    EXPECT_EQ(changed.last()[0].value<OperationPage*>(), nullptr);
    EXPECT_TRUE(book.state().isEmpty());
}
