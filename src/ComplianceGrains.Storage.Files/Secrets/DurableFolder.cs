using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ComplianceGrains.Storage.Files.Secrets;

/// <summary>The names in a folder: a file that was renamed may have its old name after a power cut until its folder is on the disk too (fsync(2)).</summary>
internal static partial class DurableFolder
{
    private const int ReadOnly = 0;

    /// <summary>Returns when the folder is on the disk. Windows keeps names in a journal of its own, and lets nobody flush a folder.</summary>
    /// <exception cref="IOException">It is not there, or the disk refuses.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var handle = new SafeFileHandle(Open(folder, ReadOnly), ownsHandle: true);
        if (handle.IsInvalid)
            throw new IOException($"The folder {folder} cannot be opened to be flushed to the disk: {Marshal.GetLastPInvokeErrorMessage()}");
        RandomAccess.FlushToDisk(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
