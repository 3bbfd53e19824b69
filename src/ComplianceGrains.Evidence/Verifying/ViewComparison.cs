using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Exports;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>Compares <c>view.csv</c> with the lines written again from what was verified.</summary>
internal sealed class ViewComparison(PackageReader package, string path) : IDisposable
{
    private readonly Stream view = new BufferedStream(package.Open(path), 64 * 1024);
    private byte[] buffer = new byte[4096];
    private long line;
    private VerificationFailure? difference;

    /// <summary>The next bytes are due.</summary>
    public void Expect(ReadOnlySpan<byte> rows)
    {
        if (difference is not null)
            return;
        if (buffer.Length < rows.Length)
            buffer = new byte[rows.Length];
        var read = view.ReadAtLeast(buffer.AsSpan(0, rows.Length), rows.Length, throwOnEndOfStream: false);
        var same = buffer.AsSpan(0, read).CommonPrefixLength(rows);
        if (same < rows.Length)
            Differs(rows[..same]);
        line += rows.Count((byte)'\n');
    }

    /// <summary>Nothing more is due.</summary>
    /// <returns>The first difference, or null.</returns>
    public VerificationFailure? End()
    {
        if (difference is null && view.ReadByte() >= 0)
            Differs([]);
        return difference;
    }

    public void Dispose() => view.Dispose();

    private void Differs(ReadOnlySpan<byte> same) =>
        difference = new VerificationFailure("VIEW", $"{path} line {Texts.Decimal(line + same.Count((byte)'\n') + 1)}", "The view is not what the verified entries give.");
}
