using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Evidence.Envelopes;

namespace ComplianceGrains.Cli.Envelopes;

/// <summary>A file encrypted to a recipient, beside the name of what is in it.</summary>
internal static class EncryptedFile
{
    public static string NameOf(string file) => $"{file}.p7m";

    /// <summary>Encrypts a file to a new one and puts that on the disk. It has its name only once it is whole: one that is cut off would be kept and not open.</summary>
    /// <exception cref="IOException">There is such a file already.</exception>
    public static async Task WriteAsync(X509Certificate2 recipient, string from, string to, CancellationToken cancellation)
    {
        if (File.Exists(to))
            throw new IOException($"{to} is there already: move it away, or name another file.");
        var part = $"{to}.part";
        await using var plain = File.OpenRead(from);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var output = new FileStream(part, options))
        {
            await Envelope.SealAsync(recipient, plain, output, cancellation);
            output.Flush(flushToDisk: true);
        }

        File.Move(part, to);
    }
}
