using System.Runtime.InteropServices;
using ComplianceGrains.Screening.Names;

namespace ComplianceGrains.Screening.Matching;

/// <content>Which names may be the one that is looked for: parts that resemble its own, and bits that add up.</content>
internal sealed partial class NameIndex
{
    /// <summary>Adds up bits per name, rarest parts first. Gives up when even all of them together could not reach the floor.</summary>
    private void Collect(PreparedName query, SubjectKind kind, float floor, SearchWorkspace workspace, bool reverse)
    {
        var parts = query.Forms.Length;
        var order = workspace.Order(parts);
        var worth = workspace.Worth(parts);
        var reach = workspace.Reach(parts);
        float total = 0, left = 0, ahead = 0;
        for (var i = 0; i < parts; i++)
        {
            order[i] = i;
            (worth[i], reach[i]) = Compare(query.Forms[i], i, workspace, reverse);
            ahead += reach[i];
            worth[i] *= query.Tokens[i].Aside ? 0.3f : 1f;
            total += worth[i];
            left += Math.Max(0, Content(query.Forms[i]) - worth[i]);
        }

        for (var i = 0; i < parts; i++)
        {
            LookGlued(query, i, kind, workspace);
            LookSplit(query.Forms[i], kind, workspace);
        }

        if (workspace.Touched.Count == 0 && total < floor * Promising * (total + left * Alignment.ListedOmissionCost))
            return;
        workspace.SortByWorth(parts);
        var all = query.Forms.Sum(Content);
        foreach (var i in order)
        {
            if (IsPosted(query.Forms[i], parts == 1))
                Post(query.Forms[i], i, kind, workspace, new Prospect(ahead, all, floor * Promising, reverse, parts));
            ahead -= reach[i];
        }
    }

    /// <summary>Legal forms, particles, titles and initials are too many to look for names by them.</summary>
    private static bool IsPosted(TokenForm form, bool alone) => form.Kind is TokenKind.Word or TokenKind.Number || form.Kind == TokenKind.Initial && alone;

    /// <summary>Finds the tokens that resemble one part and remembers how; gives the most bits of content that any of them is worth, and the most that any brings to a name.</summary>
    private (float Worth, float Reach) Compare(TokenForm form, int part, SearchWorkspace workspace, bool reverse)
    {
        _tokens.Neighbours(form, workspace.Scratch, workspace.Found);
        var similar = workspace.Similar(part);
        similar.Clear();
        workspace.BeginPart();
        var (worth, reach) = (0f, 0f);
        foreach (var id in CollectionsMarshal.AsSpan(workspace.Found))
        {
            if (!workspace.FirstSight(id))
                continue;
            var (value, likeness) = reverse ? TokenSimilarity.Compare(_tokens[id], form) : TokenSimilarity.Compare(form, _tokens[id]);
            if (value <= 0)
                continue;
            workspace.Remember(id, part, value, likeness);
            similar.Add((value, id));
            worth = Math.Max(worth, value * Math.Min(Content(form), Content(_tokens[id])));
            reach = Math.Max(reach, Bits(form, value, id));
        }

        similar.Sort(static (a, b) => b.Value.CompareTo(a.Value));
        return (worth, reach);
    }

    private float Bits(TokenForm form, float value, int token) => value * MathF.Min(form.Weight, _tokens[token].Weight);

    private void Post(TokenForm form, int part, SubjectKind kind, SearchWorkspace workspace, Prospect prospect)
    {
        workspace.BeginPart();
        foreach (var (value, id) in CollectionsMarshal.AsSpan(workspace.Similar(part)))
            workspace.Add(Posting(id), Bits(form, value, id), kind, prospect);
    }

    /// <summary>Parts that the list may write together.</summary>
    private void LookGlued(PreparedName query, int at, SubjectKind kind, SearchWorkspace workspace)
    {
        for (var count = 2; count <= 3 && at + count <= query.Forms.Length; count++)
        {
            var last = query.Forms[at + count - 1];
            if (last.Kind is not (TokenKind.Word or TokenKind.Particle) || query.Forms[at].Kind is not (TokenKind.Word or TokenKind.Particle))
                return;
            if (last.IsSyllable || query.Forms[at].IsSyllable)
            {
                LookSpelt(query.Forms.AsSpan(at, count), "", 0, kind, workspace);
                continue;
            }

            var text = string.Concat(query.Forms.Skip(at).Take(count).Select(form => form.Text));
            if (text.Length < 4 || text.AsSpan(1).Contains(NameToken.Abjad))
                continue;
            _tokens.Neighbours(TokenForm.Of(text, TokenKind.Word), workspace.Scratch, workspace.Found);
            workspace.BeginPart();
            foreach (var id in CollectionsMarshal.AsSpan(workspace.Found))
                if (workspace.FirstSight(id) && _tokens[id] is { Kind: TokenKind.Word } form && Math.Abs(form.Text.Length - text.Length) <= 2
                    && form.Text[0] == text[0] && Distance.Edits(form.Text, text, 1) <= 1)
                    workspace.Add(Posting(id), 0.9f * form.Weight, kind);
        }
    }

    /// <summary>Syllables that the list may write as one Latin part.</summary>
    private void LookSpelt(ReadOnlySpan<TokenForm> syllables, string before, float bits, SubjectKind kind, SearchWorkspace workspace)
    {
        if (syllables.Length == 0)
        {
            if (_tokens.Find(before) is { } id)
            {
                workspace.BeginPart();
                workspace.Add(Posting(id), bits, kind);
            }

            return;
        }

        if (!syllables[0].IsSyllable)
            return;
        foreach (var reading in syllables[0].Readings.AsSpan(0, Math.Min(MostReadings, syllables[0].Readings.Length)))
            LookSpelt(syllables[1..], before + reading, bits + syllables[0].Weight, kind, workspace);
    }

    /// <summary>A Latin part that the list may write as two syllables.</summary>
    private void LookSyllables(TokenForm form, SubjectKind kind, SearchWorkspace workspace)
    {
        for (var cut = 1; cut < form.Text.Length; cut++)
        {
            workspace.Found.Clear();
            _tokens.Syllables(form.Text.AsSpan(cut), workspace.Found);
            if (workspace.Found.Count == 0)
                continue;
            workspace.Found.Clear();
            _tokens.Syllables(form.Text.AsSpan(0, cut), workspace.Found);
            foreach (var id in CollectionsMarshal.AsSpan(workspace.Found))
            {
                workspace.BeginPart();
                workspace.Add(Posting(id), 2 * _tokens[id].Weight, kind);
            }
        }
    }

    /// <summary>A part that the list may write apart.</summary>
    private void LookSplit(TokenForm form, SubjectKind kind, SearchWorkspace workspace)
    {
        if (_tokens.HasSyllables && form is { Kind: TokenKind.Word, Abjad: false, IsSyllable: false, Text.Length: >= 4 and <= 18 })
            LookSyllables(form, kind, workspace);
        if (form.Kind != TokenKind.Word || form.Text.Length < 6 || form.Abjad || form.IsSyllable)
            return;
        for (var cut = 2; cut <= form.Text.Length - 2; cut++)
        {
            if (_tokens.Find(form.Text[..cut]) is not { } first || _tokens.Find(form.Text[cut..]) is not { } second)
                continue;
            var rarer = _tokens[first].Weight > _tokens[second].Weight ? first : second;
            workspace.BeginPart();
            workspace.Add(Posting(rarer), 0.9f * form.Weight, kind);
        }
    }
}
