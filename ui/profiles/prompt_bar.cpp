#include "ui/profiles/prompt_bar.h"

#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/common/style.h"
#include "ui/profiles/prompt_words.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>

namespace botoscope::ui {

using engine::Prompt;

namespace {
constexpr int stripe = 4;
constexpr int fieldWidth = 160;
constexpr int longFieldWidth = 320;
constexpr double tintShare = 0.08;
} // namespace

PromptBar::PromptBar(QWidget* parent)
    : QFrame(parent), m_picture(new QLabel), m_title(new QLabel), m_note(new NoteLabel),
      m_code(named(new QLabel, QStringLiteral("promptCode"), tr("Code to confirm"))),
      m_field(named(new QLineEdit, QStringLiteral("promptField"), tr("Code"))),
      m_browser(makeButton("promptBrowser", tr("Sign in"), tr("Sign in with the browser"), Action::Browser)),
      m_otherWay(
          makeButton("promptOtherDevice", tr("Other device"), tr("Sign in with a code, on any device"), Action::Code)),
      m_open(makeButton("promptOpen", tr("Open page"), tr("Open the sign-in page"), Action::OpenPage)),
      m_copyCode(makeButton("promptCopyCode", tr("Copy code"), tr("Copy the code"), Action::Text)),
      m_copyUrl(makeButton("promptCopyAddress", tr("Copy address"), tr("Copy the page's address"), Action::Text)),
      m_continue(makeButton("promptContinue", tr("Continue"), tr("Continue"), Action::Text)),
      m_cancel(makeButton("promptCancel", tr("Not now"), tr("Not now: what waits for it fails"), Action::Cancel))
{
    named(this, QStringLiteral("promptBar"), tr("Sign-in"));
    m_title->setFont(Theme::strongFont());
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_note->setTextFormat(Qt::PlainText);
    QFont large = Theme::monoFont();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setBold(true);
    m_code->setFont(large);
    m_code->setTextFormat(Qt::PlainText);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_field->setMinimumHeight(metrics::rowHeight);
    m_otherWay->setToolTip(tr("Shows a code to confirm on a page that any device can open."));
    layOut();
    for (QPushButton* button : {m_copyCode, m_copyUrl, m_continue}) {
        button->disconnect(this);
    }
    connect(m_copyCode, &QPushButton::clicked, this, [this] { copy(QString::fromStdString(m_prompt.userCode)); });
    connect(m_copyUrl, &QPushButton::clicked, this, [this] { copy(QString::fromStdString(m_prompt.url)); });
    connect(m_continue, &QPushButton::clicked, this, [this] { answer(Action::Text); });
    connect(m_field, &QLineEdit::returnPressed, this, [this] { answer(Action::Text); });
    connect(m_field, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_continue->setEnabled(!text.trimmed().isEmpty()); });
}

QPushButton* PromptBar::makeButton(const char* name, const QString& text, const QString& accessible, Action action)
{
    auto* button = named(new QPushButton(text), QString::fromLatin1(name), accessible);
    button->setMinimumHeight(metrics::rowHeight);
    connect(button, &QPushButton::clicked, this, [this, action] { answer(action); });
    return button;
}

void PromptBar::layOut()
{
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::medium);
    buttons->addWidget(m_code);
    for (QWidget* control : std::initializer_list<QWidget*>{m_field, m_continue, m_browser, m_otherWay, m_copyCode,
                                                            m_open, m_copyUrl, m_cancel}) {
        buttons->addWidget(control);
    }
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(metrics::large + stripe, metrics::medium, metrics::large, metrics::medium);
    grid->setHorizontalSpacing(metrics::medium);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_picture, 0, 0, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_note, 1, 1);
    grid->addLayout(buttons, 0, 2, 2, 1, Qt::AlignVCenter);
    grid->setColumnStretch(1, 1);
}

void PromptBar::setPrompt(const Prompt& prompt)
{
    m_prompt = prompt;
    const PromptWords words = promptWords(prompt);
    m_title->setText(words.title);
    m_note->setText(words.note);
    m_note->setVisible(!words.note.isEmpty());
    m_code->setText(QString::fromStdString(prompt.userCode));
    setAccessibleDescription(words.title + QLatin1Char(' ') + words.note);
    m_picture->setPixmap(icon(prompt.state == Prompt::State::Failed ? Icon::Error : Icon::Key, tint())
                             .pixmap(metrics::icon, metrics::icon));
    showButtons();
    update();
}

void PromptBar::showButtons()
{
    const bool code = m_prompt.kind == Prompt::Kind::MfaCode;
    const auto in = [this](Prompt::State state) { return m_prompt.state == state; };
    const bool signIn = !code && (in(Prompt::State::Offered) || in(Prompt::State::Failed));
    const bool page = !code && (in(Prompt::State::Browser) || in(Prompt::State::Typing));
    const bool typing = code || in(Prompt::State::Typing);
    m_code->setVisible(page && !m_prompt.userCode.empty());
    m_field->setVisible(typing);
    m_field->setFixedWidth(code ? fieldWidth : longFieldWidth);
    m_field->setPlaceholderText(code ? tr("6 digits") : tr("Code from the page"));
    m_continue->setVisible(typing);
    m_continue->setEnabled(!m_field->text().trimmed().isEmpty());
    m_browser->setVisible(signIn);
    m_browser->setText(in(Prompt::State::Failed) ? tr("Try again") : tr("Sign in"));
    m_otherWay->setVisible(signIn || (page && m_prompt.userCode.empty() && !typing));
    m_copyCode->setVisible(page && !m_prompt.userCode.empty());
    m_open->setVisible(page);
    m_copyUrl->setVisible(page);
    m_cancel->setText(m_prompt.state == Prompt::State::Offered || in(Prompt::State::Failed) ? tr("Not now")
                                                                                            : tr("Cancel"));
    setTint(m_browser, Token::Accent);
    setTint(m_continue, Token::Accent);
}

void PromptBar::focusPrompt()
{
    for (QWidget* control : std::initializer_list<QWidget*>{m_field, m_browser, m_open, m_cancel}) {
        if (!control->isHidden()) {
            control->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

void PromptBar::answer(Action action)
{
    engine::PromptAnswer given;
    given.action = action;
    if (action == Action::Text) {
        const QString text = m_field->text().trimmed();
        if (text.isEmpty()) {
            return;
        }
        given.text = SecretString(text.toStdString());
        m_field->clear();
    }
    Q_EMIT answered(m_prompt.id, given);
}

void PromptBar::copy(const QString& text)
{
    QApplication::clipboard()->setText(text);
}

Token PromptBar::tint() const
{
    return m_prompt.state == Prompt::State::Failed ? Token::Error : Token::Accent;
}

void PromptBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        answer(Action::Cancel);
        return;
    }
    QFrame::keyPressEvent(event);
}

void PromptBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor colour = Theme::color(tint());
    painter.fillRect(rect(), blend(Theme::color(Token::Background), colour, tintShare));
    painter.fillRect(QRect(0, 0, stripe, height()), colour);
    painter.setPen(Theme::color(Token::Border));
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

} // namespace botoscope::ui
