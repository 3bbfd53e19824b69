using System.Security.Cryptography;

namespace ComplianceGrains.Evidence.Bytes;

/// <summary>Random bytes drawn at once and given out piece by piece, each byte once: a draw costs the same however little is drawn.</summary>
public sealed class RandomDraw : IDisposable
{
    private readonly byte[] bytes;
    private int given;

    /// <summary>Draws.</summary>
    /// <param name="length">How many bytes will be asked for.</param>
    public RandomDraw(int length) => bytes = RandomNumberGenerator.GetBytes(length);

    /// <summary>The next bytes.</summary>
    /// <exception cref="InvalidOperationException">So many were not drawn.</exception>
    public ReadOnlySpan<byte> Take(int length)
    {
        if (length > bytes.Length - given)
            throw new InvalidOperationException($"{length} random bytes are asked for, and {bytes.Length - given} of those that were drawn are left.");
        var next = bytes.AsSpan(given, length);
        given += length;
        return next;
    }

    /// <summary>Forgets them: salts come from some.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);
}
