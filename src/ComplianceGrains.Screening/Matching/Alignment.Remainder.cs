using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <content>What the parts without a counterpart say, and what the order of those that have one.</content>
internal sealed partial class Alignment
{
    private void CountWhatIsLeft(PreparedName query, ReadOnlySpan<TokenForm> listed, uint asides, int q, int n, bool person)
    {
        float leftQuery = 0, leftListed = 0;
        bool queryNumber = false, listedNumber = false;
        var (from, to) = Window(listed, q, n);
        for (var i = 0; i < q; i++)
        {
            if (_queryUsed[i])
                continue;
            if (i < from || i > to)
            {
                IsWindow |= query.Forms[i].Kind is TokenKind.Word or TokenKind.Number;
                NumberOutside |= IsOwnNumber(i);
                SameParts = SameContent = false;
                continue;
            }

            LeftOver(query.Forms[i].Kind);
            var father = person && i > 0 && !_queryUsed[i - 1] && query.Forms[i - 1] is { Kind: TokenKind.Particle, Text: "bin" };
            leftQuery += (query.Forms[i].Kind == TokenKind.Initial && person ? InitialDenies : query.Weight(i)) * (father ? 0.5f : PartRules.Expectation(query.Forms[i], person));
            NumberAdded |= IsOwnNumber(i);
            queryNumber |= query.Forms[i].Kind == TokenKind.Number;
            ContentLeftQuery += query.Forms[i].Kind is TokenKind.Word or TokenKind.Number ? 1 : 0;
        }

        for (var j = 0; j < n; j++)
        {
            if (_listedUsed[j])
                continue;
            LeftOver(listed[j].Kind);
            leftListed += Weight(listed, j, asides) * PartRules.Expectation(listed[j], person);
            listedNumber |= listed[j].Kind == TokenKind.Number;
            ContentLeftListed += listed[j].Kind is TokenKind.Word or TokenKind.Number ? 1 : 0;
        }

        NumbersContradict = queryNumber && listedNumber;
        NumberMissing = queryNumber != listedNumber;
        NumberAdded &= !listedNumber;
        Contradiction = Math.Min(leftQuery, leftListed);
        // Two common parts fit many people: what is missing then weighs more.
        var common = 1f + Math.Clamp((FewBits - Matched) / FewBits, 0f, 1f);
        Omission = ((leftQuery - Contradiction) * QueryOmissionCost + (leftListed - Contradiction) * ListedOmissionCost) * common;
    }

    /// <summary>First and last part of the query that belong to a listed name which is there as a whole; everything when it is not.</summary>
    private (int From, int To) Window(ReadOnlySpan<TokenForm> listed, int q, int n)
    {
        if (ContentMatched < LeastWhole || Matched < LeastWholeBits || LeastLike < WholeIsLike)
            return (0, q);
        for (var j = 0; j < n; j++)
            if (!_listedUsed[j] && listed[j].Kind is TokenKind.Word or TokenKind.Number)
                return (0, q);
        var (from, to) = (q, 0);
        foreach (var pair in _pairs)
            if (listed[pair.Listed.At].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Initial)
                (from, to) = (Math.Min(from, pair.Query.At), Math.Max(to, pair.Query.At + pair.Query.Count - 1));
        // A number beside a name belongs to it (Branch 233), a year does not.
        if (to + 1 < q && IsOwnNumber(to + 1))
            to++;
        if (from > 0 && IsOwnNumber(from - 1))
            from--;
        return (from, to);
    }

    private bool IsOwnNumber(int at) => Query.Tokens[at].InWords || Query.Forms[at] is { Kind: TokenKind.Number } form && form.Text is not ['1', '8' or '9', _, _] and not ['2', '0', _, _] && !DateParts.Holds(Query.Tokens, at);

    private void LeftOver(TokenKind kind)
    {
        SameParts = false;
        SameContent &= kind is TokenKind.LegalForm or TokenKind.Particle or TokenKind.Title;
    }

    /// <summary>Salman bin Muhammad is the father of Muhammad bin Salman, or the son.</summary>
    private void CompareFathers(PreparedName query, ReadOnlySpan<TokenForm> listed)
    {
        var (ours, theirs) = (BinAt(query.Forms), BinAt(listed));
        if (ours < 0 || theirs < 0)
            return;
        bool sonIsFather = false, fatherIsSon = false;
        foreach (var pair in _pairs)
            if (listed[pair.Listed.At].Kind == TokenKind.Word)
            {
                sonIsFather |= pair.Query.At == ours - 1 && pair.Listed.At == theirs + 1;
                fatherIsSon |= pair.Query.At == ours + 1 && pair.Listed.At == theirs - 1;
            }

        SwappedFather = sonIsFather && fatherIsSon;
    }

    private void CompareFamilyNameBehind(ReadOnlySpan<TokenForm> listed, int n, bool person) => FamilyNameMissing =
        person && n >= 3 && !_listedUsed[n - 1] && listed[n - 1].Kind == TokenKind.Word
        && _listedUsed[n - 2] && PartRules.IsPatronymic(listed[n - 2].Text);

    private static int BinAt(ReadOnlySpan<TokenForm> forms)
    {
        for (var i = 1; i + 1 < forms.Length; i++)
            if (forms[i] is { Kind: TokenKind.Particle, Text: "bin" })
                return i;
        return -1;
    }

    private void CompareOrder()
    {
        foreach (var a in _pairs)
            foreach (var b in _pairs)
                IsReordered |= a.Query.At < b.Query.At && a.Listed.At > b.Listed.At;
    }

    /// <summary>A Chinese or Korean person has one family name, and it stands first.</summary>
    private void CompareFamilyNames(PreparedName query, ReadOnlySpan<TokenForm> listed, bool person)
    {
        if (!person)
            return;
        var own = listed.Length > 0 && listed[0].IsSyllable ? Syllables.SurnameLength(listed) : 0;
        IsSyllabic = query.FamilyName > 0 || own > 0;
        for (var i = 0; i < query.FamilyName; i++)
            OtherFamilyName |= !_queryUsed[i];
        for (var j = 0; j < own; j++)
            OtherFamilyName |= !_listedUsed[j];
    }
}
