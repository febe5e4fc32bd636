/**
 * The parts that the panel's first picture does without, in one module: they come in one request after it (see
 * `load-later.ts`). Whoever draws one of them imports it from here, and only dynamically.
 */
export { HandoverDialog } from './customer/HandoverDialog.tsx';
export { NoteForm } from './customer/NoteForm.tsx';
export { PictureStrip } from './customer/PictureStrip.tsx';
export { TemplateList } from './customer/TemplateList.tsx';
export { UnsentItems } from './customer/UnsentItems.tsx';
export { InboxView } from './inbox/InboxView.tsx';
export { AccessScreen } from './panel/AccessScreen.tsx';
export { AttachmentView } from './panel/AttachmentView.tsx';
export { DeleteNoteDialog } from './panel/DeleteNoteDialog.tsx';
export { DeletionBar } from './panel/DeletionBar.tsx';
export { FeatureScreen } from './panel/FeatureScreen.tsx';
export { NoteEditor } from './panel/NoteEditor.tsx';
export { PageList } from './panel/PageList.tsx';
export { Reasons } from './panel/Reasons.tsx';
export { ResolveDialog } from './panel/ResolveDialog.tsx';
export { SignInScreen } from './panel/SignInScreen.tsx';
export { SyncBanner } from './panel/SyncBanner.tsx';
export { ConfirmDialog } from './ui/ConfirmDialog.tsx';
