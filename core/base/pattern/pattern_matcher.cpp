#include "core/base/pattern/pattern.h"

#include "core/base/encoding.h"

namespace botoscope {

namespace {

using Kind = PatternNode::Kind;

constexpr std::size_t largestProgram = 20'000;
constexpr std::size_t mostWork = 4'000'000; // steps taken

/// One step of the compiled pattern.
struct Step {
    enum class Do { Set, Split, Jump, Check, Look, Match };
    Do what = Do::Match;
    const PatternNode* node = nullptr; ///< Set, Check, Look
    std::size_t next = 0;              ///< Split, Jump; Look: where its own program ends
    std::size_t other = 0;             ///< Split
};

using Program = std::vector<Step>;

/// Thompson's construction.
class Compiler {
public:
    std::optional<Program> compile(const PatternNode& root)
    {
        emit(root);
        add({Step::Do::Match, nullptr, 0, 0});
        return m_tooLarge ? std::nullopt : std::optional(std::move(m_program));
    }

private:
    std::size_t add(Step step)
    {
        if (m_program.size() >= largestProgram) {
            m_tooLarge = true;
            return 0;
        }
        m_program.push_back(step);
        return m_program.size() - 1;
    }

    void emit(const PatternNode& node)
    {
        // Repeats of nothing add no steps and would never end the other way.
        m_tooLarge = m_tooLarge || ++m_visited > 4 * largestProgram;
        if (m_tooLarge) {
            return;
        }
        switch (node.kind) {
        case Kind::Nothing:
            break;
        case Kind::Set:
            add({Step::Do::Set, &node, 0, 0});
            break;
        case Kind::Sequence:
            for (const PatternNode& child : node.children) {
                emit(child);
            }
            break;
        case Kind::Choice:
            emitChoice(node);
            break;
        case Kind::Repeat:
            emitRepeat(node);
            break;
        case Kind::LookAhead:
            emitLook(node);
            break;
        default:
            add({Step::Do::Check, &node, 0, 0});
        }
    }

    void emitChoice(const PatternNode& node)
    {
        std::vector<std::size_t> jumps;
        for (std::size_t i = 0; i + 1 < node.children.size() && !m_tooLarge; ++i) {
            const std::size_t split = add({Step::Do::Split, nullptr, 0, 0});
            m_program[split].next = m_program.size();
            emit(node.children[i]);
            jumps.push_back(add({Step::Do::Jump, nullptr, 0, 0}));
            m_program[split].other = m_program.size();
        }
        emit(node.children.back());
        for (const std::size_t jump : jumps) {
            m_program[jump].next = m_program.size();
        }
    }

    void emitRepeat(const PatternNode& node)
    {
        const PatternNode& child = node.children.front();
        for (int i = 0; i < node.least && !m_tooLarge; ++i) {
            emit(child);
        }
        if (node.most < 0) {
            const std::size_t split = add({Step::Do::Split, nullptr, 0, 0});
            m_program[split].next = m_program.size();
            emit(child);
            add({Step::Do::Jump, nullptr, split, 0});
            m_program[split].other = m_program.size();
            return;
        }
        std::vector<std::size_t> splits;
        for (int i = node.least; i < node.most && !m_tooLarge; ++i) {
            const std::size_t split = add({Step::Do::Split, nullptr, 0, 0});
            m_program[split].next = m_program.size();
            splits.push_back(split);
            emit(child);
        }
        for (const std::size_t split : splits) {
            m_program[split].other = m_program.size();
        }
    }

    /// The looked-for pattern as a program of its own behind the step, jumped over.
    void emitLook(const PatternNode& node)
    {
        const std::size_t look = add({Step::Do::Look, &node, 0, 0});
        emit(node.children.front());
        add({Step::Do::Match, nullptr, 0, 0});
        m_program[look].next = m_program.size();
    }

    Program m_program;
    std::size_t m_visited = 0;
    bool m_tooLarge = false;
};

bool isWord(char32_t c)
{
    static const CharSet word = CharSet::wordChars();
    return word.contains(c);
}

/// Runs all alternatives at once, one character after the other.
class Machine {
public:
    /// work: steps taken so far, counted on.
    Machine(const Program& program, const std::u32string& text, std::size_t& work)
        : m_program(program), m_text(text), m_work(work)
    {
    }

    bool gaveUp() const { return m_work > mostWork; }

    /// Whether the program from start matches from position on, up to the end or (whole = false) up to anywhere.
    bool run(std::size_t start, std::size_t position, bool whole)
    {
        std::vector<std::size_t> current;
        std::vector<std::size_t> next;
        m_work += 1 + m_program.size() / 64; // making "seen"
        std::vector<bool> seen(m_program.size(), false);
        bool matched = follow(start, position, current, seen);
        for (; position < m_text.size() && !current.empty() && (whole || !matched) && !gaveUp(); ++position) {
            m_work += m_program.size() / 64; // resetting "seen"
            next.clear();
            seen.assign(m_program.size(), false);
            matched = false;
            for (const std::size_t at : current) {
                if (m_program[at].node->set.contains(m_text[position])) {
                    matched = follow(at + 1, position + 1, next, seen) || matched;
                }
            }
            current.swap(next);
        }
        return matched && (!whole || position == m_text.size());
    }

private:
    /// Adds the Set steps reachable from start without consuming; true when Match is among what is reached.
    bool follow(std::size_t start, std::size_t position, std::vector<std::size_t>& sets, std::vector<bool>& seen)
    {
        bool matched = false;
        std::vector<std::size_t> open{start};
        while (!open.empty() && !gaveUp()) {
            const std::size_t at = open.back();
            open.pop_back();
            if (seen[at]) {
                continue;
            }
            seen[at] = true;
            ++m_work;
            const Step& step = m_program[at];
            switch (step.what) {
            case Step::Do::Set:
                sets.push_back(at);
                break;
            case Step::Do::Split:
                open.push_back(step.other);
                open.push_back(step.next);
                break;
            case Step::Do::Jump:
                open.push_back(step.next);
                break;
            case Step::Do::Check:
                if (holds(step.node->kind, position)) {
                    open.push_back(at + 1);
                }
                break;
            case Step::Do::Look:
                if (run(at + 1, position, false) != step.node->negative) {
                    open.push_back(step.next);
                }
                break;
            case Step::Do::Match:
                matched = true;
            }
        }
        return matched;
    }

    bool holds(Kind kind, std::size_t position) const
    {
        const bool before = position > 0 && isWord(m_text[position - 1]);
        const bool after = position < m_text.size() && isWord(m_text[position]);
        switch (kind) {
        case Kind::TextStart:
            return position == 0;
        case Kind::TextEnd:
            return position == m_text.size();
        case Kind::WordEdge:
            return before != after;
        default:
            return before == after;
        }
    }

    const Program& m_program;
    const std::u32string& m_text;
    std::size_t& m_work;
};

} // namespace

struct Matcher::Impl {
    const Pattern& pattern;
    std::optional<Program> program;
    std::size_t work = 0;
};

Matcher::Matcher(const Pattern& pattern)
    : m_impl(new Impl{pattern, pattern.exact ? Compiler().compile(pattern.root) : std::nullopt})
{
}

Matcher::~Matcher() = default;

bool Matcher::gaveUp() const
{
    return m_impl->work > mostWork;
}

std::optional<bool> Matcher::matchesWhole(std::string_view text)
{
    std::u32string points;
    bool ascii = true;
    for (std::size_t i = 0; i < text.size();) {
        points += decodeUtf8(text, i);
        ascii = ascii && points.back() < 0x80;
    }
    if (!m_impl->program || gaveUp() || (m_impl->pattern.onlyAsciiIsExact && !ascii)) {
        return std::nullopt;
    }
    Machine machine(*m_impl->program, points, m_impl->work);
    const bool matched = machine.run(0, 0, true);
    return machine.gaveUp() ? std::nullopt : std::optional(matched);
}

std::optional<bool> matchesWhole(const Pattern& pattern, std::string_view text)
{
    return Matcher(pattern).matchesWhole(text);
}

} // namespace botoscope
