using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Evidence.Envelopes;

namespace ComplianceGrains.Cli.Envelopes;

/// <summary>A file encrypted to a recipient, beside the name of what is in it.</summary>
internal static class EncryptedFile
{
    public static string NameOf(string file) => $"{file}.p7m";

    /// <summary>Encrypts a file to a new one and puts that on the disk.</summary>
    /// <exception cref="IOException">There is such a file already.</exception>
    public static async Task WriteAsync(X509Certificate2 recipient, string from, string to, CancellationToken cancellation)
    {
        await using var plain = File.OpenRead(from);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var output = new FileStream(to, options);
        await Envelope.SealAsync(recipient, plain, output, cancellation);
        output.Flush(flushToDisk: true);
    }
}
