#include "ui/shell/welcome_page.h"

#include "ui/common/labels.h"
#include "ui/common/named.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <array>

namespace botoscope::ui {

namespace {

constexpr int columnWidth = 460;

struct Example {
    const char* service;
    const char* operation;
    const char* what;
};
constexpr std::array examples = {
    Example{"sts", "GetCallerIdentity", QT_TRANSLATE_NOOP("WelcomePage", "who am I")},
    Example{"s3", "ListBuckets", QT_TRANSLATE_NOOP("WelcomePage", "what do I store")},
    Example{"ec2", "DescribeRegions", QT_TRANSLATE_NOOP("WelcomePage", "where can I go")},
};

} // namespace

WelcomePage::WelcomePage(QWidget* parent)
    : QWidget(parent), m_search(named(new QLineEdit, QStringLiteral("welcomeSearch"), tr("Search all operations"))),
      m_counts(new NoteLabel), m_note(new NoteLabel)
{
    auto* title = new QLabel(tr("Call any operation and watch what happens"));
    QFont font = Theme::strongFont();
    font.setPointSizeF(font.pointSizeF() * 1.35);
    title->setFont(font);
    m_search->setMinimumHeight(metrics::rowHeight + metrics::medium);
    m_search->setPlaceholderText(tr("Search operations: s3 lsob, dydb put, ec2descinst…"));
    m_search->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    auto* inside = new QWidget;
    inside->setMaximumWidth(columnWidth);
    auto* column = new QVBoxLayout(inside);
    column->setSpacing(metrics::medium);
    column->addWidget(title);
    column->addWidget(m_counts);
    column->addSpacing(metrics::small);
    column->addWidget(m_search);
    column->addSpacing(metrics::medium);
    column->addWidget(new NoteLabel(tr("Three calls that change nothing")));
    column->addWidget(makeExamples());
    column->addSpacing(metrics::medium);
    column->addWidget(m_note);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(inside, 100);
    row->addStretch(1);
    auto* whole = new QVBoxLayout(this);
    whole->addStretch(2);
    whole->addLayout(row);
    whole->addStretch(3);
    // The search is the palette: what is typed here begins it.
    connect(m_search, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_search->clear();
        Q_EMIT goToRequested(text);
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { Q_EMIT goToRequested({}); });
    setCounts(0, 0);
    setSimulator(true, {});
}

QWidget* WelcomePage::makeExamples()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    for (const Example& example : examples) {
        const QString service = QString::fromLatin1(example.service);
        const QString operation = QString::fromLatin1(example.operation);
        auto* button =
            named(new QPushButton(icon(Icon::Play, Token::Accent), QStringLiteral("%1 %2").arg(service, operation)),
                  QStringLiteral("welcome") + operation, tr("Open %1 %2").arg(service, operation));
        button->setMinimumHeight(metrics::rowHeight);
        auto* row = new QHBoxLayout;
        row->setSpacing(metrics::large);
        button->setMinimumWidth(230);
        row->addWidget(button);
        row->addWidget(new NoteLabel(tr(example.what)), 1);
        column->addLayout(row);
        connect(button, &QPushButton::clicked, this,
                [this, service, operation] { Q_EMIT operationChosen(service, operation); });
    }
    return box;
}

void WelcomePage::setCounts(int services, int operations)
{
    m_counts->setText(services == 0 ? tr("Reading the model data…")
                                    : tr("%1 services with %2 operations, each with its form and documentation.")
                                          .arg(QLocale().toString(services), QLocale().toString(operations)));
}

void WelcomePage::setSimulator(bool simulator, const QString& profile)
{
    m_note->setText(simulator ? tr("The profile “simulator” needs no account: calls go to a server inside this program "
                                   "that checks the signature and answers from the model.")
                              : tr("Calls act on the real account of profile “%1”. Read-only mode (menu Call) holds "
                                   "back what writes or destroys.")
                                    .arg(profile));
}

void WelcomePage::focusSearch()
{
    m_search->setFocus(Qt::OtherFocusReason);
}

} // namespace botoscope::ui
