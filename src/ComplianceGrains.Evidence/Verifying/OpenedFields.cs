using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Exports;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>The disclosures of one entry at a time, read from <c>disclosures.jsonl</c> beside the records.</summary>
internal sealed class OpenedFields(LineReader lines) : IDisposable
{
    private const int MaxFields = 64 * 1024;
    private const int MaxBytes = 256 * 1024 * 1024;

    private readonly DisclosureLine line = new();
    private readonly List<Opened> current = [];
    private byte[] arena = new byte[4096];
    private int filled;
    private bool isPending;
    private bool isEnded;
    private (long Index, string Cid, int Field) last = (-1, "", -1);

    /// <summary>The place of a disclosure of the current entry that nothing asked for, or null.</summary>
    public string? Unused => current.FirstOrDefault(o => !o.IsUsed) is { } unused ? lines.WhereLine(unused.Line) : null;

    /// <summary>No line is of this entry, of which nothing is open, or of one that should have come before.</summary>
    public void ExpectNoneOf(long index)
    {
        if (Peek() && line.Index <= index)
            throw Unexpected();
    }

    /// <summary>Takes the lines of this entry.</summary>
    public void Load(long index)
    {
        current.Clear();
        filled = 0;
        while (Peek() && line.Index <= index)
        {
            if (line.Index < index)
                throw Unexpected();
            Keep();
            isPending = false;
        }
    }

    /// <summary>Marks a disclosure as asked for and checks its form and name; false if it is not there.</summary>
    public bool Use(string cid, int field, string name)
    {
        if (Find(cid, field) is not { } opened)
            return false;
        opened.IsUsed = true;
        try
        {
            opened.ValueStart = Disclosure.ValueStart(arena.AsSpan(opened.Start, opened.Length), name);
        }
        catch (EvidenceFormatException e)
        {
            throw VerificationFailure.At(lines.WhereLine(opened.Line), e);
        }
        return true;
    }

    /// <summary>D of a field that was asked for.</summary>
    public ReadOnlySpan<byte> D(string cid, int field) => Find(cid, field) is { } opened ? arena.AsSpan(opened.Start, opened.Length) : default;

    /// <summary>The text of its value.</summary>
    public ReadOnlySpan<byte> Value(string cid, int field) => Find(cid, field) is { } opened ? arena.AsSpan(opened.Start, opened.Length)[opened.ValueStart..^1] : default;

    /// <summary>After the last entry no line is left.</summary>
    public void ExpectEnd()
    {
        if (Peek())
            throw Unexpected();
    }

    public void Dispose() => lines.Dispose();

    private void Keep()
    {
        var d = line.D.Span;
        if (current.Count == MaxFields || filled + d.Length > MaxBytes)
            throw new VerificationFailure("ZIP-SIZE", lines.Where, "One entry discloses more than this verifier holds in memory.");
        if (filled + d.Length > arena.Length)
            Array.Resize(ref arena, Math.Max(arena.Length * 2, filled + d.Length));
        d.CopyTo(arena.AsSpan(filled));
        current.Add(new Opened(line.Cid, line.Field, filled, d.Length, lines.Number));
        filled += d.Length;
    }

    private bool Peek()
    {
        if (isPending || isEnded)
            return isPending;
        if (!lines.TryRead(out var text))
        {
            isEnded = true;
            return false;
        }
        line.Read(text);
        var next = (line.Index, line.Cid, line.Field);
        if (next.Index < last.Index || (next.Index == last.Index && (string.CompareOrdinal(next.Cid, last.Cid) is var order && (order < 0 || (order == 0 && next.Field <= last.Field)))))
            throw new VerificationFailure("DISC-ORDER", lines.Where, "Disclosures are not strictly ascending by entry, compartment and field.");
        last = next;
        return isPending = true;
    }

    private Opened? Find(string cid, int field)
    {
        foreach (var opened in current)
        {
            if (opened.Field == field && opened.Cid == cid)
                return opened;
        }
        return null;
    }

    private VerificationFailure Unexpected() => new("DISC-UNUSED", lines.Where, "The disclosure is of an entry that the package does not show.");

    private sealed class Opened(string cid, int field, int start, int length, int line)
    {
        public string Cid { get; } = cid;

        public int Field { get; } = field;

        public int Start { get; } = start;

        public int Length { get; } = length;

        public int Line { get; } = line;

        public int ValueStart { get; set; }

        public bool IsUsed { get; set; }
    }
}
